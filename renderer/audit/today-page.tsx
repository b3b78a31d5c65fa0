import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditAction } from '../../shared/audit-event';
import { type AuditRow, everyEvent } from '../../shared/ipc/audit-contract';
import { BackLink } from '../components/back-link';
import { ErrorAlert } from '../components/error-alert';
import layout from '../components/layout.module.css';
import { createLoaded } from '../components/loaded';
import { PageHeading } from '../components/page-heading';
import { EmptyState, FailedState, LoadingState } from '../components/page-states';
import { failureOf, useSubmission } from '../components/submission';
import { desk } from '../desk-client';
import { failureText } from '../messages/failure-text';
import { day, presentTime, timeOfDay } from '../messages/times';
import { usePortal } from '../portal-context';
import { addressOf } from '../shell/place';
import { auditDetails, auditSentence } from './audit-sentence';
import classes from './today-page.module.css';

/** What a day at the desk is told by, whether it succeeded or not. */
const told: readonly AuditAction[] = [
  'sign-in.completed',
  'sign-in.portal-refused',
  'session.ended',
  'account.locked-out',
  'account.lockout-lifted',
  'two-factor.reset',
  'owner-sheet.used',
];

const isTold = ({ action, outcome }: AuditRow): boolean => outcome === 'failure' || told.includes(action);

/** More fills a dozen sheets and is a matter for the log. */
const mostEvents = 500;

interface Today {
  readonly deskId: string;
  readonly at: number;
  readonly rows: readonly AuditRow[];
  readonly isCut: boolean;
}

/** What happened at this desk since midnight, oldest first. */
const today = createLoaded<Today>(async () => {
  const at = presentTime();
  const desks = await desk.audit.desks();
  if (!desks.ok) return desks;
  const deskId = desks.value.present;
  const filter = { ...everyEvent, from: new Date(at).setHours(0, 0, 0, 0), desk: deskId };
  const rows: AuditRow[] = [];
  let after = null;
  do {
    const page = await desk.audit.page({ filter, after });
    if (!page.ok) return page;
    rows.push(...page.value.rows.filter(isTold));
    after = page.value.next;
  } while (after !== null && rows.length < mostEvents);
  return { ok: true, value: { deskId, at, rows: rows.toReversed(), isCut: after !== null } };
});

/** The sheet of today: read here, and printed as it is but for what a window has around it. */
export const TodayPage = ({ schoolName }: { readonly schoolName: string }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const view = today.use();
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  useEffect(() => void today.load(), []);
  return (
    <div className={`${layout.stack} ${classes.sheet}`}>
      <div className={classes.screen}>
        <BackLink to={addressOf('audit')}>{t('audit.title')}</BackLink>
      </div>
      <div className={`${layout.row} ${layout.spread}`}>
        <div>
          <PageHeading>{t('audit.today.title')}</PageHeading>
          <p className={`${layout.soft} ${classes.screen}`}>{t('audit.today.lead')}</p>
        </div>
        <div className={classes.screen}>
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            disabled={view.step !== 'ready'}
            onClick={() => void submit(() => desk.audit.print())}
          >
            {t('common.print')}
          </Button>
        </div>
      </div>
      <div className={classes.screen}>
        <ErrorAlert
          text={failure === null ? null : failureText(t, failure, portal)}
          occurrence={submission.occurrence}
        />
      </div>
      {view.step === 'loading' ? <LoadingState /> : null}
      {view.step === 'failed' ? (
        <FailedState failure={view.failure} onRetry={() => void today.load()} />
      ) : null}
      {view.step === 'ready' ? <Sheet schoolName={schoolName} {...view.value} /> : null}
    </div>
  );
};

const Sheet = ({ schoolName, deskId, at, rows, isCut }: Today & { readonly schoolName: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <p className={classes.school} dir="auto">
          {t('audit.today.sheet', { school: schoolName, date: day(at) })}
        </p>
        <p className={`${layout.soft} ${layout.small}`}>
          {t('audit.today.deskIs', { desk: deskId })} · {t('audit.today.printedAt', { time: timeOfDay(at) })}
        </p>
      </div>
      {isCut ? <p>{t('audit.today.cut')}</p> : null}
      {rows.length === 0 ? (
        <EmptyState title={t('audit.today.nothing')} />
      ) : (
        <table className={classes.events} aria-label={t('audit.today.table')}>
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.portal')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.sequence}>
                <td className={classes.time}>{timeOfDay(row.occurredAt)}</td>
                <td dir="auto">
                  {auditSentence(t, row)} {auditDetails(t, row)}
                </td>
                <td>{row.portal === null ? null : t(`portal.name.${row.portal}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
