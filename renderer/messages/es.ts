import { desktopTexts } from '../../shared/messages/es/desktop';
import type { Catalogue } from './catalogues';
import { auditTexts } from './es/audit';
import { authenticatorsTexts } from './es/authenticators';
import { backupsTexts } from './es/backups';
import { demoTexts } from './es/demo';
import { desktopDialogsTexts } from './es/desktop-dialogs';
import { enrolmentTexts } from './es/enrolment';
import { failuresTexts } from './es/failures';
import { helpTexts } from './es/help';
import { homeTexts } from './es/home';
import { noPhoneTexts } from './es/no-phone';
import { ownerSheetTexts } from './es/owner-sheet';
import { overviewTexts } from './es/overview';
import { noticesTexts } from './es/notices';
import { ownSecurityTexts } from './es/own-security';
import { printTexts } from './es/print';
import { preflightTexts } from './es/preflight';
import { settingsTexts } from './es/settings';
import { signInTexts } from './es/sign-in';
import { staffTexts } from './es/staff';
import { stepUpTexts } from './es/step-up';
import { staffManyTexts } from './es/staff-many';
import { supervisedTexts } from './es/supervised';
import { tokensTexts } from './es/tokens';
import { wordsTexts } from './es/words';

/** Every Spanish text of the app, in a file for each part. */
export const es: Catalogue = {
  ...wordsTexts,
  ...failuresTexts,
  ...signInTexts,
  ...stepUpTexts,
  ...enrolmentTexts,
  ...noPhoneTexts,
  ...ownerSheetTexts,
  ...settingsTexts,
  ...preflightTexts,
  ...backupsTexts,
  ...homeTexts,
  ...noticesTexts,
  ...ownSecurityTexts,
  ...overviewTexts,
  ...staffTexts,
  ...staffManyTexts,
  ...authenticatorsTexts,
  ...tokensTexts,
  ...supervisedTexts,
  ...auditTexts,
  ...printTexts,
  ...helpTexts,
  ...desktopTexts,
  ...desktopDialogsTexts,
  ...demoTexts,
};
