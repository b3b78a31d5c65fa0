/** English texts: sign in. */
export const signInTexts = {
  firstRun: {
    title: 'Set up your front desk',
    lead: 'Two minutes, once: the name of your school and the first account, which is a manager’s.',
    schoolHelp: 'Staff see this name in their authentication app.',
    nameHelp: 'As colleagues know you.',
    usernameHelp: 'You type this each time you sign in.',
    submit: 'Create manager account',
    school: 'Your school',
    manager: 'The first manager',
    elsewhereTitle: 'This school is not set up yet',
    elsewhere: 'A manager sets the school up once, in the Office Portal. After that, staff sign in here.',
    openOffice: 'Open the Office Portal',
  },
  signIn: {
    submit: 'Sign in',
    welcome: 'Sign in to {{school}}',
    because: {
      'challenge-expired': 'The time for this step ran out. Sign in again.',
      'key-replaced':
        'That QR code no longer counts: a newer sign-in drew another one, or your account changed. Sign in again.',
      'too-many-codes': 'There were too many wrong codes. Sign in again with your password.',
      'session-over': 'Your session reached its longest time, so you were signed out. Sign in again.',
      'session-revoked': 'Your session was ended because your account was changed. Sign in again.',
    },
    waiting: 'Waiting at this desk',
    unlockWaiting: 'Unlock',
    useRecoveryCode: 'Use a recovery code',
    liftLockTitle: 'Lift the lock with a recovery code',
    liftLockLead: 'Your password and an unused recovery code together open the account again.',
    liftLock: 'Lift the lock',
    liftLockRefused: 'Username, password or recovery code is incorrect. Check all three and try again.',
    backToSignIn: 'Back to sign-in',
    codeAskedFrom:
      'Whoever has set up an authentication app is asked for its code after the password; from {{date}}, everybody is.',
    codeAsked: 'A code from your authentication app is asked after your password.',
  },
  code: {
    title: 'Enter your authentication code',
    lead: 'Open the authentication app on your phone and type the code that it shows for {{school}}.',
    for: 'Signing in as {{username}}',
    verify: 'Verify',
    useRecoveryCode: 'Use a recovery code',
    useAppCode: 'Use the code from your app',
    recoveryLead: 'Type one of the recovery codes that you saved when you set up your app. Each works once.',
    until: 'Finish this step by {{time}}.',
    backToPassword: 'Back to username and password',
  },
  firstPassword: {
    title: 'Choose your own password',
    lead: 'A manager set the password that you typed. Choose one that only you know. You use it from now on.',
    submit: 'Save and continue',
  },
  unlock: {
    title: 'Locked: {{name}}',
    lead: 'Type your password to go on where you stopped. Somebody else? Choose Switch person, and this session waits.',
    leadWithCode:
      'Type your password and a code from your app to go on where you stopped. Somebody else? Choose Switch person, and this session waits.',
    submit: 'Unlock',
    codeHelp: 'Six digits from your app.',
  },
};
