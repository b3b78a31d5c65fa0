/** English texts: a person's own sign-ins, "that was not me", and what they are told of their account. */
export const ownSecurityTexts = {
  signIns: {
    caption: 'Last sign-ins',
    lead: 'Every sign-in with your username, and every try that failed. Look for times and places that are not yours.',
    when: 'Time',
    portal: 'Portal',
    outcome: 'Result',
    desk: 'Desk',
    thisDesk: 'This desk',
    otherDesk: 'Another desk (…{{id}})',
    success: 'Signed in',
    failure: 'Refused',
    present: 'This session',
    reported: 'You reported this',
    more: 'Show more',
    end: 'That is all that the log holds.',
    with: {
      password: 'With the password alone',
      code: 'With password and code',
      'recovery-code': 'With password and a recovery code',
      vouched: 'With the password, and a manager vouched',
      'one-time-pass': 'With the password and a one-time pass',
      other: 'With a confirmed second step',
    },
    failed: {
      'sign-in.password': 'Wrong password',
      'sign-in.code': 'Wrong code',
      'sign-in.recovery-code': 'Wrong recovery code',
      'sign-in.throttled': 'Refused while waiting after wrong tries',
      'sign-in.portal-refused': 'Your role does not open this portal',
      'session.unlocked': 'Unlocking failed',
      other: 'A step of the sign-in failed',
    },
  },
  notMe: {
    action: 'That was not me',
    title: 'Was that not you?',
    entry: {
      success: 'The sign-in of {{time}} in the {{portal}}.',
      failure: 'The failed try of {{time}} in the {{portal}}.',
    },
    anywhere: {
      success: 'The sign-in of {{time}}.',
      failure: 'The failed try of {{time}}.',
    },
    effectsLead: 'When you report it:',
    effects: [
      'Every other window where you are signed in is signed out at once. This one stays.',
      'Every manager is told at their next sign-in.',
      'The audit log keeps that you said so.',
      'You choose a new password right away.',
    ],
    confirm: 'Report it',
    next: 'You reported it. Now choose a new password.',
    nextText:
      'Your other sessions have ended and your managers are told. Whoever it was may know your password: change it here before you go on.',
    nextFactor:
      'If somebody may have had your phone or your recovery codes, make new recovery codes too, or ask a manager to reset your two factor.',
  },
  accountNotice: {
    several: 'What happened since your last sign-in',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    signIns: 'See my last sign-ins',
    security: 'Go to My security',
    profile: 'Open the profile of {{name}}',
    'two-factor-reset': {
      title: 'Your two factor was reset',
      text: '{{name}} reset your two factor on {{time}}. Your old authentication app and recovery codes no longer work. If you did not ask for this, tell a manager.',
    },
    'owner-sheet-used': {
      title: 'The owner’s sheet was used to open your account',
      text: 'On {{time}}, the owner’s sheet was used to set a new password for you and to remove your authentication app. If that was not you or the owner, tell the owner at once and print a new sheet.',
    },
    'password-changed': {
      title: 'Your password was changed',
      text: '{{name}} set a new password for you on {{time}}, and Latchkey has you choose your own in its place. If you didn’t ask for this, tell another manager.',
    },
    'lockout-lifted': {
      title: 'A lockout of your account was lifted',
      text: '{{name}} let you try again on {{time}}, after too many wrong tries. If these tries were not yours, change your password.',
    },
    'authenticator-added': {
      title: 'An authentication app was added to your account',
      text: 'An authentication app was added on {{time}}. If that was not you, change your password and ask a manager to reset your two factor.',
    },
    'token-given': {
      title: 'You were given a hardware token',
      text: '{{name}} added a hardware token to your account on {{time}}. If you did not get one, remove it under My security and tell another manager. If you have it, confirm it there unless you signed in with it.',
    },
    'recovery-codes-replaced': {
      title: 'New recovery codes were made',
      text: 'A new set of recovery codes was made for you on {{time}}; the old ones no longer work. If that was not you, change your password and make another set.',
    },
    'failed-tries': {
      title: 'Somebody failed to sign in as you',
      text_one: '{{count}} failed try since your last sign-in, on {{time}} at the {{portal}}.',
      text_other: '{{count}} failed tries since your last sign-in, the latest on {{time}} at the {{portal}}.',
      sinceDay_one: '{{count}} failed try since {{since}}, on {{time}} at the {{portal}}.',
      sinceDay_other: '{{count}} failed tries since {{since}}, the latest on {{time}} at the {{portal}}.',
      ever_one: '{{count}} failed try before your first sign-in, on {{time}} at the {{portal}}.',
      ever_other:
        '{{count}} failed tries before your first sign-in, the latest on {{time}} at the {{portal}}.',
      advice: 'If that was not you, say so at the entry.',
    },
    'sign-in-reported': {
      title: 'Somebody else may have used an account',
      success: '{{name}} says that the sign-in of {{time}} in the {{portal}} was not theirs.',
      failure: '{{name}} says that the failed try of {{time}} in the {{portal}} was not theirs.',
      advice: 'Ask them, and look into the audit log. Their other sessions were ended.',
    },
    vouched: {
      title: 'A manager vouched for you',
      text: '{{name}} let you in without a code on {{time}}, for one shift. If that was not you, tell a manager at once.',
    },
    'one-time-pass-given': {
      title: 'A manager gave a one-time pass for you',
      text: '{{name}} made a one-time pass for your account on {{time}}. If you know nothing of it, tell a manager at once.',
    },
    somePortal: 'desk',
  },
};
