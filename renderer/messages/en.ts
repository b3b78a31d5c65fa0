import { desktopTexts } from '../../shared/messages/en/desktop';
import { auditTexts } from './en/audit';
import { authenticatorsTexts } from './en/authenticators';
import { backupsTexts } from './en/backups';
import { demoTexts } from './en/demo';
import { desktopDialogsTexts } from './en/desktop-dialogs';
import { enrolmentTexts } from './en/enrolment';
import { failuresTexts } from './en/failures';
import { helpTexts } from './en/help';
import { homeTexts } from './en/home';
import { noPhoneTexts } from './en/no-phone';
import { noticesTexts } from './en/notices';
import { ownSecurityTexts } from './en/own-security';
import { overviewTexts } from './en/overview';
import { ownerSheetTexts } from './en/owner-sheet';
import { printTexts } from './en/print';
import { preflightTexts } from './en/preflight';
import { settingsTexts } from './en/settings';
import { signInTexts } from './en/sign-in';
import { staffTexts } from './en/staff';
import { stepUpTexts } from './en/step-up';
import { supervisedTexts } from './en/supervised';
import { tokensTexts } from './en/tokens';
import { staffManyTexts } from './en/staff-many';
import { wordsTexts } from './en/words';

/** Every English text of the app, in a file for each part. Another language is another folder of this shape. */
export const en = {
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
  ...authenticatorsTexts,
  ...tokensTexts,
  ...homeTexts,
  ...noticesTexts,
  ...ownSecurityTexts,
  ...overviewTexts,
  ...staffTexts,
  ...supervisedTexts,
  ...staffManyTexts,
  ...auditTexts,
  ...printTexts,
  ...helpTexts,
  ...desktopTexts,
  ...desktopDialogsTexts,
  ...demoTexts,
};
