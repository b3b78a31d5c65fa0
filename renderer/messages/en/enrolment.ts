/** English texts: enrolment. */
export const enrolmentTexts = {
  enrolment: {
    title: 'Set up your authentication app',
    lead: 'From now on, signing in here takes your password and a code from your phone. Setting it up takes a minute, once.',
    leadSkippable:
      'From {{date}}, signing in here takes your password and a code from your phone. Setting it up takes a minute, once.',
    skip: 'Skip for now',
    skipUntil: 'You can skip this until {{date}}.',
    step1: 'Get an app',
    step1Text: 'Install one of these authentication apps on your phone, from the App Store or Google Play:',
    step2: 'Add this account to the app',
    step2Text: 'In the app, choose to add an account and scan this code.',
    qrCode: 'QR code',
    secretKeyText: 'Or choose to type a key, and type this one:',
    secretKey: 'Secret Key',
    copy: 'Copy Secret Key',
    copied: 'Copied. The clipboard is cleared after 60 seconds.',
    step3: 'Type the code',
    step3Text: 'The app now shows six digits. Nothing is switched on before a right code is in.',
    keyKept:
      'If you sign in again by {{time}}, the QR code and Secret Key are still these. Going back to username and password draws new ones.',
    shownBefore: 'This key was shown before',
    shownBeforeText:
      'Somebody with your username and password saw this QR code on {{time}}. If that was not you, go back to username and password to get a new one, and tell a manager.',
    verify: 'Verify',
    back: 'Back to username and password',
  },
  recoveryCodes: {
    title: 'Save your recovery codes',
    lead: 'If your phone is lost, one of these codes lets you in instead. Each works once. They are shown only now.',
    list: 'Recovery codes',
    copy: 'Copy',
    printed: 'Sent to the printer.',
    copied: 'Copied. The clipboard is cleared after 60 seconds, so paste them now.',
    saved: 'I have saved these codes',
    sheetTitle: 'Recovery codes',
    sheetFor: 'Username: {{username}}',
    sheetUse: 'Each code works once, in place of the code from the authentication app.',
    sheetKeep: [
      'Keep this sheet where only you can reach it, away from the desk. A newer set makes it void.',
      'Never write your password on it, and never keep it as a photo or a file.',
    ],
  },
};
