import type { Contracts } from '../../shared/ipc/contracts';
import type { Handlers } from '../../shared/ipc/contract';
import type { HeadVerdict } from './audit/audit-head';
import { auditHandlers } from './calls/audit-handlers';
import { backupHandlers } from './calls/backup-handlers';
import { staffBulkHandlers } from './calls/bulk-handlers';
import type { Contexts } from './calls/dispatcher';
import { enrolmentHandlers } from './calls/enrolment-handlers';
import { healthHandlers } from './calls/health-handlers';
import { keysHandlers } from './calls/keys-handlers';
import { languageHandlers } from './calls/language-handlers';
import { oneTimePassHandlers } from './calls/one-time-pass-handlers';
import { optionsHandlers } from './calls/options-handlers';
import { overviewHandlers } from './calls/overview-handlers';
import { ownAccountHandlers } from './calls/own-account-handlers';
import { ownAuthenticatorsHandlers } from './calls/own-authenticators-handlers';
import { printHandlers } from './calls/print-handlers';
import { sessionHandlers } from './calls/session-handlers';
import { signInHandlers } from './calls/sign-in-handlers';
import { staffFileHandlers } from './calls/staff-file-handlers';
import { staffHandlers } from './calls/staff-handlers';
import { supportHandlers } from './calls/support-handlers';
import { tokenHandlers } from './calls/token-handlers';
import type { School } from './compose';

/** A handler for each channel of the contract. */
export const createHandlers = (school: School, headAtStart: HeadVerdict): Handlers<Contracts, Contexts> => {
  const { desktop, sessions, print } = school;
  let logIsBroken = headAtStart.kind !== 'whole';
  return {
    signIn: signInHandlers(school),
    session: sessionHandlers(sessions, school.factors, school.ownAccount),
    ownAccount: ownAccountHandlers(school.ownAccount, school.history, desktop),
    authenticators: ownAuthenticatorsHandlers(school.ownAuthenticators, school.resynchronisation, desktop),
    oneTimePass: oneTimePassHandlers(school.passes),
    tokens: tokenHandlers({ ...school, files: school.tokenImport }),
    staff: staffHandlers(school.staff, school.search),
    staffBulk: staffBulkHandlers(school.bulkActs),
    staffFile: staffFileHandlers(school.staffExport, school.staffImport),
    options: optionsHandlers(school.options, desktop),
    audit: auditHandlers({
      ...school,
      headAtStart,
      onBroken: () => {
        logIsBroken = true;
      },
      presentAt: (windowId) => sessions.current(windowId),
    }),
    keys: keysHandlers(school.keys, school.sheet),
    backup: backupHandlers(school.backups, school.restores, desktop),
    health: healthHandlers({ ...school, isLogBroken: () => logIsBroken }),
    language: languageHandlers(desktop),
    enrolment: enrolmentHandlers(school.supervised),
    support: supportHandlers(school),
    overview: overviewHandlers(school.overview, print),
    print: printHandlers(print, school.handOuts, school.today),
  };
};
