/** English texts: a person's own sign-ins and "that was not me". */
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
};
