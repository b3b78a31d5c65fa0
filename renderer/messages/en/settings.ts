/** English texts: settings. */
export const settingsTexts = {
  settings: {
    tab: { options: 'Staff Options', backups: 'Backups', keys: 'Keys', tokens: 'Hardware tokens' },
    path: {
      backups: 'Settings > Setup > Desk > Backups',
      keys: 'Settings > Setup > Desk > Keys',
      tokens: 'Settings > Setup > Staff Settings > Hardware tokens',
    },
  },
  options: {
    twoFactor: 'Two-factor authentication',
    twoFactorText:
      'A change counts from the next sign-in to that portal. Who is signed in now stays signed in.',
    requireOffice: 'Require Two-Factor on Office Portal',
    requireStaff: 'Require Two-Factor on Staff Portal',
    requireOfficeHelp:
      'After username and password, a code from an authentication app is asked for in the Office Portal.',
    requireStaffHelp:
      'After username and password, a code from an authentication app is asked for in the Staff Portal.',
    willAsk_zero:
      'All {{staff, number}} staff are set up and will be asked for a code at their next sign-in to the {{portal}}.',
    willAsk_one:
      '{{count, number}} of {{staff, number}} staff will be asked to set up an app at their next sign-in to the {{portal}}.',
    willAsk_other:
      '{{count, number}} of {{staff, number}} staff will be asked to set up an app at their next sign-in to the {{portal}}.',
    willNotAsk:
      'No code will be asked for at the next sign-in to the {{portal}}. A password alone is enough.',
    requiredFrom: {
      office: 'Required in the Office Portal from',
      staff: 'Required in the Staff Portal from',
    },
    requiredFromHelp:
      'Until that day, whoever has no app yet can skip setting one up. Empty: from the next sign-in.',
    graceDays: {
      office: 'Days of grace in the Office Portal',
      staff: 'Days of grace in the Staff Portal',
    },
    graceDaysHelp: 'For new staff, from the day their account was made. 0 to 30.',
    canSkipUntil: 'They can skip it until {{date}}.',
    canSkipNew_one: 'New staff can skip it for {{count}} day after their account is made.',
    canSkipNew_other: 'New staff can skip it for {{count}} days after their account is made.',
    longerPasswords:
      'New passwords need at least 15 characters, or 8 where every portal of a role asks for a code and nobody can skip it.',
    supervised: 'Setting up apps',
    supervisedSwitch: 'Supervised enrolment',
    supervisedHelp:
      'Before the QR code is shown, a manager’s enrolment code is asked for. A stolen password alone then sets up nothing.',
    willSupervise:
      'Whoever has no app yet needs a code that a manager gives in their Staff Profile, good for ten minutes. QR codes that were shown and not confirmed become void.',
    willNotSupervise: 'The password alone is enough to set up a first app.',
    idle: 'Locking when nobody is at the desk',
    idleText: 'The window locks by itself after this many minutes without a key or a click, 1 to 60.',
    idleOffice: 'Minutes in the Office Portal',
    idleStaff: 'Minutes in the Staff Portal',
    contact: 'Help for your staff',
    contactLine: 'Contact line',
    contactHelp:
      'Whom to ask for more help, for example a name with a phone number. It stands on the Help page and on the sign-in page.',
    save: 'Save changes',
    discard: 'Discard changes',
    unsaved: 'There are changes that are not saved yet.',
    saved: 'The changes are saved. They count from the next sign-in.',
    reload: 'Load the present settings',
  },
  keys: {
    keeping: 'How this desk’s key is kept',
    system: 'Protected by the system',
    systemText:
      'This computer’s key store keeps the key that seals Latchkey’s secrets. It opens for this computer’s user alone.',
    backend: 'Key store: {{name}}',
    sheet: 'Owner’s sheet',
    sheetNever: 'None yet',
    sheetIssued: 'Issued on {{date}}',
    sheetText:
      'A recovery key on paper, for the day on which this computer loses its key or a manager loses everything. Without it, that day may lock the school out for good.',
    issue: 'Print a new owner’s sheet',
    issueTitle: 'Print a new owner’s sheet?',
    issueText:
      'The next page shows a new recovery key, once. Have the printer and an envelope ready; nobody else is to see the screen.',
    issueVoid:
      'The sheet of {{time}} is void from then on, except for backups made before. Make a new backup, then destroy it.',
    issueConfirm: 'Show the new sheet',
    dataKey: 'Data key',
    dataKeyText:
      'It seals the secrets of the authentication apps, the audit log’s record and the backups. Make a new one when somebody may have copied this computer’s files.',
    generation: 'Data key number {{number}} is in use.',
    rotate: 'Make a new data key',
    rotateTitle: 'Make a new data key?',
    rotateText:
      'Every secret is sealed anew under it. Nobody notices: passwords, authentication apps, recovery codes, older backups and the owner’s sheet work as before.',
    rotateConfirm: 'Make a new data key',
    rotated_zero: 'A new data key is in use. There was no secret to seal anew.',
    rotated_one: 'A new data key is in use. One secret was sealed anew.',
    rotated_other: 'A new data key is in use. {{count}} secrets were sealed anew.',
  },
};
