/** English texts: what people are told of their accounts, and managers of the school. */
export const noticesTexts = {
  accountNotice: {
    several: 'What happened since your last sign-in',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    signIns: 'See my last sign-ins',
    security: 'Go to My security',
    again_one: '{{count}} time in all since {{since}}.',
    again_other: '{{count}} times in all since {{since}}; this is the latest.',
    takes: 'Putting notices away takes your own code, or your password where you need no code.',
    auditLog: 'Open the audit log',
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
    'own-password-changed': {
      title: 'Your password was changed',
      text: 'Your password was changed on {{time}}. If that was not you, tell a manager at once and ask for a new one.',
    },
    'own-lockout-lifted': {
      title: 'A recovery code lifted the lockout of your account',
      text: 'Somebody used your password and one of your recovery codes on {{time}}. If that was not you, change your password and make new recovery codes.',
    },
    'authenticator-removed': {
      title: 'An app or token was removed from your account',
      text: 'An authentication app or token was removed on {{time}}. If that was not you, change your password and ask a manager to reset your two factor.',
    },
    'authenticator-taken': {
      title: 'A manager removed an app or token of yours',
      text: '{{name}} removed an authentication app or token from your account on {{time}}. If you did not ask for this, tell another manager.',
    },
    'token-resynchronised': {
      title: 'A manager brought your token back in step',
      text: '{{name}} typed two codes of your hardware token on {{time}}. If you did not hand it to them, tell another manager.',
    },
    'recovery-code-used': {
      title: 'A recovery code was used to sign in',
      text: 'One of your recovery codes was used to sign in on {{time}}. If that was not you, change your password and make new recovery codes.',
    },
    'enrolment-code-given': {
      title: 'A manager gave an enrolment code for you',
      text: '{{name}} made a code on {{time}} that lets your account set up an app. If you know nothing of it, tell another manager.',
    },
    'name-changed': {
      title: 'Your name was changed',
      text: '{{name}} changed your name from {{before}} to {{after}} on {{time}}. If that is wrong, tell a manager.',
    },
    'username-changed': {
      title: 'Your username was changed',
      text: '{{name}} changed your username from {{before}} to {{after}} on {{time}}. Sign in with the new one. If that is wrong, tell a manager.',
    },
    'role-changed': {
      title: 'Your role was changed',
      text: '{{name}} changed your role from {{before}} to {{after}} on {{time}}. If that is wrong, tell another manager.',
    },
    'set-inactive': {
      title: 'Your account was set inactive',
      text: '{{name}} set your account inactive on {{time}}. Nobody could sign in with it.',
    },
    'set-active': {
      title: 'Your account was set active again',
      text: '{{name}} set your account active on {{time}}. If you did not ask for this, tell another manager.',
    },
    'data-exported': {
      title: 'A file with the school’s data was saved from your account',
      text: 'On {{time}}, somebody signed in as you saved the staff list, the audit log or a sheet as a file. If that was not you, change your password and tell another manager.',
    },
    'manager-added': {
      title: 'A manager was added',
      text: '{{name}} added {{subject}} as a manager on {{time}}. If you know nothing of it, ask them, and look into the audit log.',
    },
    'manager-made': {
      title: 'Somebody became a manager',
      text: '{{name}} made {{subject}} a manager on {{time}}. If you know nothing of it, ask them, and look into the audit log.',
    },
    'manager-demoted': {
      title: 'A manager lost the role',
      text: '{{name}} took the manager’s role from {{subject}} on {{time}}. If you know nothing of it, ask them both.',
    },
    'manager-set-inactive': {
      title: 'A manager was set inactive',
      text: '{{name}} set the account of {{subject}}, a manager, inactive on {{time}}. If you know nothing of it, ask them both.',
    },
    'manager-set-active': {
      title: 'A manager was set active again',
      text: '{{name}} set the account of {{subject}}, a manager, active on {{time}}. If you know nothing of it, ask them, and look into the audit log.',
    },
    'manager-password-set': {
      title: 'A manager was given a new password',
      text: '{{name}} set a new password for {{subject}}, a manager, on {{time}}. Ask {{subject}} whether they wanted it.',
    },
    'manager-two-factor-reset': {
      title: 'A manager’s two factor was reset',
      text: '{{name}} reset the two factor of {{subject}}, a manager, on {{time}}. Ask {{subject}} whether they wanted it.',
    },
    'manager-token-given': {
      title: 'A manager was given a hardware token',
      text: '{{name}} gave a hardware token to {{subject}}, a manager, on {{time}}. Ask {{subject}} whether they have it.',
    },
    'sheet-issued': {
      title: 'A new owner’s sheet was made',
      text: '{{name}} made a new owner’s sheet on {{time}}. The old one no longer works. If the owner does not have the new one, tell them at once and make another.',
    },
    'sheet-opened-account': {
      title: 'The owner’s sheet was used',
      text: 'The owner’s sheet was used on {{time}} to open the account of {{subject}}. If the owner knows nothing of it, make a new sheet at once.',
    },
    'sheet-opened-desk': {
      title: 'The owner’s sheet opened this computer',
      text: 'The owner’s sheet was used on {{time}} to open the school’s data on this computer. If the owner knows nothing of it, make a new sheet at once.',
    },
    'data-key-rotated': {
      title: 'A new data key was made',
      text: '{{name}} made a new data key on {{time}}. If you know nothing of it, ask them, and look into the audit log.',
    },
    'options-changed': {
      title: 'The Staff Options were changed',
      text: '{{name}} changed the Staff Options on {{time}}. The audit log says what changed.',
    },
    'code-not-required': {
      title: 'A portal no longer asks for a code',
      text: '{{name}} switched off two-factor authentication for a portal on {{time}}. If you know nothing of it, ask them, and switch it on again in Staff Options.',
    },
    restored: {
      title: 'A backup was restored',
      by: '{{name}} restored the backup of {{backup}} on {{time}}.',
      bySheet:
        'The backup of {{backup}} was restored on {{time}}, with the owner’s sheet or on a closed desk.',
      advice: 'If you know nothing of it, tell the owner. Look through the staff list and the audit log.',
    },
    'clock-cleared': {
      title: 'A clock that was behind was accepted',
      text: '{{name}} confirmed this computer’s clock on {{time}}, after it had been turned back. If you know nothing of it, look into the audit log.',
    },
    'audit-log-broken': {
      title: 'The audit log was altered or cut',
      text: 'At the start on {{time}}, the audit log was not as the desk had left it. Tell the owner, and keep the backups.',
    },
    somePortal: 'desk',
  },
};
