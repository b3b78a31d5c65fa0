/** English texts: failures. */
export const failuresTexts = {
  password: {
    rule: 'At least {{count}} characters. A few unrelated words are easy to remember and hard to guess.',
    ruleForRole: 'At least {{count}} characters for this role.',
    first: 'There is no password yet, so this person cannot sign in. Set the first one here.',
    chooseNext: 'This person chooses their own at the next sign-in.',
    keep: 'Leave this empty to keep the present password.',
    doNotMatch: 'The two passwords differ. Type the same one in both fields.',
    codeIncomplete: 'The code has six digits. Type all six as your app shows them.',
  },
  problem: {
    required: 'This is empty. Fill it in.',
    'too-short': 'This is too short. Use more characters.',
    'too-short-by': 'This is too short. Use at least {{bound}} characters.',
    'too-long': 'This is too long. Use fewer characters.',
    'too-long-by': 'This is too long. Use at most {{bound}} characters.',
    'characters-not-allowed':
      'This holds invisible characters, such as a line break. Delete it and type it by hand.',
    'out-of-range': 'Use a smaller or a larger whole number.',
    'out-of-range-by': 'Use a whole number from {{least}} to {{most}}.',
    'not-a-day': 'This is no day. Choose one from the calendar, or leave it empty.',
    'too-far-ahead': 'This is more than a year ahead. Choose an earlier day.',
    'not-a-choice': 'Choose one from the list.',
    taken: 'Somebody already has this username. Choose another one.',
    'common-password': 'This is one of the most used passwords and easy to guess. Choose another one.',
    'made-of-names':
      'This is made of the username or the school’s name and easy to guess. Choose another one.',
    'wrong-password': 'This is not your current password. Type the one that you signed in with.',
    'same-as-before': 'This is the same as before. Choose another one.',
    'not-a-seed': 'This is neither Base32 nor hex. Compare it with the maker’s list.',
    'serial-taken': 'A token with this serial number is here already, in the stock or with somebody.',
  },
  failure: {
    'sender-refused': 'This window may not do that. Close it and open the portal again.',
    'portal-refused': 'This portal does not offer that. Use the Office Portal.',
    'no-challenge': 'This step is over. Sign in again.',
    'no-session': 'You are signed out. Sign in again.',
    'session-locked': 'This window is locked. Unlock it first.',
    'permission-refused': 'Your role does not allow that. Ask a manager.',
    'step-up-needed': 'Nothing was changed, because you did not confirm that it is you.',
    'wrong-credentials': 'Username or password is incorrect',
    'wrong-password': 'That password is not right. Type it again.',
    'sign-out-first': 'Somebody is signed in here already. Sign out first.',
    'code-already-used':
      'That code was already used. Wait for the next one in your app, half a minute at most, and type that.',
    'wrong-recovery-code':
      'That recovery code is not right, or it was used before. Type another one from your list.',
    'wrong-one-time-pass':
      'That pass is not right, was used before, or its time is over. Check it group by group, or ask a manager for a new one.',
    'vouch-refused':
      'That does not let anybody in. It takes the username, the password and a new code of a manager who is not the person signing in. Check all three.',
    'account-locked':
      'This account is locked after too many wrong tries in a row. A manager can lift the lock in the profile, or you lift it with a recovery code.',
    'portal-not-open-to-role': {
      office:
        'Your role does not open the Office Portal. Use the Staff Portal, or ask a manager to change your role.',
      staff:
        'Your role does not open the Staff Portal. Use the Office Portal, or ask a manager to change your role.',
    },
    'skip-refused':
      'Setting up an authentication app cannot be put off here any more. Follow the steps on this page.',
    'wrong-enrolment-code':
      'That enrolment code is not right, was used before, or is over. Type it again, or ask a manager for a new one.',
    'own-enrolment-code': 'You cannot give yourself an enrolment code. Ask another manager for one.',
    'enrolment-code-not-needed':
      'This person needs no enrolment code: an app is set up, the account is inactive, or Staff Options ask for none.',
    'already-set-up': 'This front desk is already set up. Sign in with your account.',
    'not-found': 'This is not here any more. Go back to the list.',
    'stale-edit':
      'Somebody else changed this in the meantime, so your change was not saved. Load the present state, then make your change again.',
    'last-manager':
      'This is the last active manager who can sign in. First make sure that another manager has a password, has an app set up and isn’t locked out.',
    'own-two-factor': 'Your own two factor cannot be reset here. Ask another manager to do it.',
    'own-password': 'Your own password is changed under My security, with your current one.',
    'own-one-time-pass': 'You cannot give yourself a one-time pass. Ask another manager to do it.',
    'nothing-to-reset': 'There is nothing to reset: no authentication app is set up.',
    'enrolment-supervised':
      'At this school another person, a manager, is there when a first authenticator is set up. Ask one for an enrolment code, which the next sign-in to a portal that requires a code asks for, or for a hardware token.',
    'last-authenticator':
      'This is the only authenticator of the account, so it stays. Add another one first, or have a manager reset two factor.',
    'too-many-authenticators': 'Five authenticators are the most. Remove one, then add the new one.',
    'codes-do-not-follow':
      'These are no two codes in a row of this authenticator. Type a code, wait for the next one, and type that as the second.',
    'seed-file-refused':
      'Some rows of this file cannot be taken, so nothing was stored. Mend them and choose the file again.',
    'already-reported': 'This entry is reported already. Your managers know of it.',
    'print-failed': 'Nothing was printed. Check the printer and print again, or copy the codes.',
    'copy-failed': 'Nothing was copied. Select the text and copy it by hand.',
    'save-failed':
      'Nothing was saved. Check that the disk has room and the folder can be written, or choose another folder.',
    'secret-on-screen': 'A secret is on this window, and secrets do not become files. Put it away first.',
    'too-many-people': 'That is more than 500 people at once. Select fewer, and do it in parts.',
    'clock-behind':
      'This computer’s clock is behind. Set its date and time right, then try again. If they are right already, a manager’s recovery code at the sign-in or the owner’s sheet clears this.',
    'key-store-gone':
      'The system’s key store does not answer, so nothing was changed. Sign in to this computer anew, then try again.',
    'key-ring-full':
      'This school has made 255 data keys, and there can be no more. Nothing was changed: the present key and owner’s sheet stay in use.',
    'wrong-recovery-key':
      'That is not the recovery key on the owner’s sheet of this desk. Type the newest sheet’s key, group by group.',
    'desk-closed': 'This desk’s data is not open. Follow what the window says.',
    'store-full':
      'The disk of this computer is full, so nothing was changed. Make room on it, then try again.',
    'store-read-only':
      'The data folder cannot be written, so nothing was changed. Check that the disk is there and not write-protected, then try again.',
    'store-failed':
      'The disk failed to read or write the data folder, so nothing more is saved. Check that the disk is connected and not write-protected. Then close Latchkey and open it again.',
    'store-busy':
      'Another program holds the data folder, so nothing was changed. Close it, then try again in a moment.',
    'store-damaged':
      'The data of this desk is damaged, so nothing was changed. Close Latchkey and restore a backup.',
    'backup-broken':
      'This backup does not open: it is damaged, was altered, or belongs to another desk. Choose another one; nothing was changed.',
    'backup-not-read':
      'The backup could not be read to its end, so nothing was changed. Try again; if it happens again, close Latchkey, open it and try once more.',
    'backup-failed':
      'The backup could not be made. Check that the disk has room and the folder can be written, then try again.',
    'wrong-code':
      'That code is not right. Type the one that your app shows now. This computer’s clock says {{time}}; if your phone says otherwise, one of the two has to be set right.',
    throttled: 'Too many wrong tries in a row. The next try is possible at {{time}}.',
    'input-refused': 'Something in this form cannot be used. Check what you typed.',
    'internal-error':
      'Latchkey could not do this, and nothing was changed. Try again; if it happens again, note incident {{id}} for support.',
    'internal-error-without-id':
      'Latchkey could not do this. Try again; if it happens again, close the window and open it anew.',
  },
  notice: {
    clockBehindTitle: 'This computer’s clock was turned back',
    clockBehind:
      'It is behind the latest time that this desk has seen. Until it is right, no code is accepted and sensitive acts wait. Set its date and time right. If they are right already, a manager’s recovery code or the owner’s sheet clears this.',
    auditBrokenTitle: 'The audit log does not fit its own record',
    auditBroken:
      'Events, or the record of the log’s end, are missing or were altered outside of Latchkey. Verify the log to see what is wrong, and tell the owner.',
    auditBrokenAction: 'Go to the audit log',
    keyUnprotectedTitle: 'The key of this desk is not protected by the system',
    keyUnprotected:
      'This computer’s system offers no protected key store, so the key that seals Latchkey’s secrets lies in a file on its disk. Whoever can copy this user’s files can read them. Keep the computer locked and its disk encrypted.',
    recoveryUsedTitle: 'You signed in with a recovery code',
    recoveryUsed_one:
      'One recovery code is left. If your phone is lost, ask a manager to reset your two factor.',
    recoveryUsed_other:
      '{{count}} recovery codes are left. If your phone is lost, ask a manager to reset your two factor.',
  },
};
