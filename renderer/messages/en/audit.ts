/** English texts: audit. */
export const auditTexts = {
  audit: {
    title: 'Audit log',
    lead: 'Who did what and when, newest first. It never holds a password, a code or a key, and it is kept for at least two years.',
    table: 'Audit log',
    when: 'Time',
    what: 'What happened',
    portal: 'Portal',
    outcome: 'Outcome',
    success: 'Done',
    failure: 'Refused',
    more: 'Show more',
    details: 'Details',
    detailsOf: 'Details of event {{sequence}}',
    local: 'Time here',
    utc: 'Time (UTC)',
    desk: 'Desk',
    thisDesk: 'this desk',
    sequence: 'Number',
    kindOfEvent: 'Event',
    actor: 'Done by',
    subject: 'About',
    facts: 'Recorded',
    none: 'Nobody',
    noPortal: 'None',
    noFacts: 'Nothing more',
    filters: 'Filters',
    from: 'From',
    to: 'To',
    person: 'Person',
    personUnknown: 'Choose a person from the list.',
    kind: 'Event',
    any: 'All',
    clear: 'Clear filters',
    datesTurned: 'This is before the first day.',
    noMatch: 'No event fits these filters',
    noMatchText: 'Widen the dates, or clear the filters.',
    stop: 'Stop',
    shown_one: 'One event',
    shown_other: '{{count}} events',
    shownMore_one: 'The newest one',
    shownMore_other: 'The newest {{count}}',
    kinds: {
      'sign-in': 'Signing in',
      session: 'Sessions',
      'two-factor': 'Two factor',
      password: 'Passwords',
      staff: 'Staff',
      settings: 'Settings',
      desk: 'Desk and keys',
      log: 'Audit log',
      backup: 'Backups',
    },
    saved_one: 'One event is saved.',
    saved_other: '{{count}} events are saved.',
    saving: 'Saving the log',
    verifying: 'Verifying the log',
    verifyStopped: 'The log was not verified to its end.',
    today: {
      open: 'Today at this desk',
      title: 'Today at this desk',
      lead: 'Who signed in and out, what was refused, reset and locked, since midnight. To print, or to save as a PDF.',
      sheet: '{{school}}, {{date}}',
      deskIs: 'Desk {{desk}}',
      printedAt: 'As of {{time}}',
      nothing: 'Nobody has signed in or out at this desk today.',
      table: 'Today at this desk',
      cut: 'These are the newest events of the day: there are more than fit on a sheet. The audit log has all of them.',
      keep: [
        'This sheet names people. Keep it where customers do not read it, and shred it when it has been looked through.',
      ],
    },
    empty: 'Nothing has happened yet',
    emptyText: 'Sign-ins and changes appear here.',
    end: 'This is the beginning of the log.',
    verify: 'Verify log',
    whole_one: 'The one event is whole.',
    whole_other: 'All {{count}} events are whole.',
    notWhole: {
      broken: {
        title: 'The log is broken at event {{at}}.',
        text: 'From there on, events are missing or were altered.',
      },
      cut: {
        title: 'The newest events are missing.',
        text: 'The log ends at event {{found}}. The record of its end names event {{expected}}.',
      },
      altered: {
        title: 'Event {{at}} is not the one that Latchkey wrote.',
        text: 'The record of the log’s end names another event with this number. Somebody replaced the end of the log.',
      },
      'head-missing': {
        title: 'The record of the log’s end is missing.',
        text: 'Latchkey keeps it in the file audit-head in the data folder. Without it, nothing shows whether the newest events are there.',
      },
      'head-unreadable': {
        title: 'The record of the log’s end can’t be read.',
        text: 'The file audit-head in the data folder is damaged or was altered. Nothing shows whether the newest events are there.',
      },
      act: 'Tell the owner, and leave the data folder and its backups as they are.',
    },
    nobody: 'Somebody',
    detail: {
      with: {
        password: 'With a password alone.',
        code: 'With a password and a code.',
        'recovery-code': 'With a password and a recovery code.',
        vouched: 'With a password, and a manager who vouched.',
        'one-time-pass': 'With a password and a one-time pass.',
      },
      by: {
        person: 'By the person.',
        idle: 'Nobody was at the desk.',
        system: 'The computer went to sleep or was locked.',
        manager: 'By a manager.',
        'recovery-code': 'With a recovery code.',
      },
      why: {
        'signed-out': 'By signing out.',
        'window-closed': 'The window was closed.',
        over: 'The longest time was reached.',
        revoked: 'The account was changed.',
        replaced: 'A newer session took its place.',
      },
      verdict: {
        broken: 'An event is missing or was altered.',
        cut: 'The newest events are missing.',
        altered: 'The end of the log was replaced.',
        'head-missing': 'The record of the log’s end is missing.',
        'head-unreadable': 'The record of the log’s end can’t be read.',
      },
      reason: 'Reason: {{text}}',
      countsForMinutes_one: 'It counts for {{count}} minute.',
      countsForMinutes_other: 'It counts for {{count}} minutes.',
      people_one: 'One person.',
      people_other: '{{count, number}} people.',
      act: {
        'set-inactive': 'Set inactive.',
        'set-active': 'Set active.',
        'reset-two-factor': 'Reset Two Factor.',
      },
      file: 'File: {{text}}',
      paper: {
        'hand-out': 'A hand-out.',
        'hand-outs': 'Hand-outs.',
        overview: 'The Overview.',
        today: 'Today at this desk.',
      },
      events_one: 'One event.',
      events_other: '{{count, number}} events.',
      imported: 'By an import.',
      repeated: 'The same wrong password as before.',
      first: 'In place of the password that somebody else had set.',
      failures_one: 'After {{count}} wrong try.',
      failures_other: 'After {{count}} wrong tries in a row.',
      name: 'Name: {{before}} → {{after}}.',
      username: 'Username: {{before}} → {{after}}.',
      role: 'Role: {{before}} → {{after}}.',
      required: 'The {{portal}} now asks for a code.',
      notRequired: 'The {{portal}} no longer asks for a code.',
      requiredFrom: 'The {{portal}} lets an app be put off until {{date}}.',
      requiredAtOnce: 'The {{portal}} lets nobody put an app off by a date any more.',
      graceDays_zero: 'New staff have no days of grace in the {{portal}} any more.',
      graceDays_one: 'New staff have one day of grace in the {{portal}}.',
      graceDays_other: 'New staff have {{count}} days of grace in the {{portal}}.',
      supervised: 'Setting up a first app now takes a manager’s enrolment code.',
      notSupervised: 'Setting up a first app no longer takes a manager’s enrolment code.',
      happenedAt: 'It happened at {{time}}; the log could be written only later.',
      behind_one: 'The clock said {{time}}, one minute behind the latest time that this desk had seen.',
      behind_other:
        'The clock said {{time}}, {{count, number}} minutes behind the latest time that this desk had seen.',
      until: 'Until {{time}}.',
      idle_one: 'The {{portal}} locks after {{count}} minute.',
      idle_other: 'The {{portal}} locks after {{count}} minutes.',
      contactLine: 'Contact line: {{text}}',
      authenticator: { app: 'An authentication app.', token: 'A hardware token.' },
      label: 'Name: {{text}}.',
      serial: 'Serial number: {{text}}.',
      assigned: 'Given to somebody: {{count}}.',
      stocked: 'In the stock: {{count}}.',
      entry: {
        success: 'It was the sign-in of {{time}} in the {{portal}}.',
        failure: 'It was the failed try of {{time}} in the {{portal}}.',
      },
    },
    action: {
      school: {
        'set-up': { success: '{{actor}} set up the school.', failure: 'The school could not be set up.' },
      },
      desk: {
        started: {
          success: 'Latchkey was started on this desk.',
          failure: 'Latchkey could not start properly on this desk.',
        },
        'key-protection': {
          success: 'The system protects the key of this desk.',
          failure: 'The system does not protect the key of this desk; it lies in a file.',
        },
        'key-rotated': {
          success: '{{actor}} made a new data key.',
          failure: '{{actor}} could not make a new data key.',
        },
        'opened-with-sheet': {
          success: 'The key of this desk was opened with the owner’s sheet.',
          failure: 'A recovery key that is not the one on the owner’s sheet was typed.',
        },
        'clock-behind': {
          success: 'The clock of this computer was turned back.',
          failure: 'The clock of this computer was turned back.',
        },
        'clock-cleared': {
          success: '{{actor}} confirmed that the clock of this computer is right.',
          failure: '{{actor}} could not confirm the clock of this computer.',
        },
        'call-refused': {
          success: 'A window asked for something that it may not do, and was refused.',
          failure: 'A window asked for something that it may not do, and was refused.',
        },
      },
      'sign-in': {
        password: {
          success: 'The password of {{subject}} was right.',
          failure: 'A wrong username or password was typed for {{subject}}.',
        },
        code: {
          success: 'The authentication code of {{subject}} was right.',
          failure: 'The authentication code typed for {{subject}} was refused.',
        },
        'recovery-code': {
          success: '{{subject}} used a recovery code.',
          failure: 'The recovery code typed for {{subject}} was refused.',
        },
        vouched: {
          success: '{{actor}} vouched for {{subject}}, who has no phone with them.',
          failure: 'A vouch of {{actor}} for {{subject}} was refused.',
        },
        'one-time-pass': {
          success: '{{subject}} used a one-time pass.',
          failure: 'The one-time pass typed for {{subject}} was refused.',
        },
        completed: { success: '{{subject}} signed in.', failure: '{{subject}} could not sign in.' },
        'portal-refused': {
          success: '{{subject}} was refused: the role does not open this portal.',
          failure: '{{subject}} was refused: the role does not open this portal.',
        },
        throttled: {
          success: 'A try for {{subject}} was refused because it came too early after wrong ones.',
          failure: 'A try for {{subject}} was refused because it came too early after wrong ones.',
        },
      },
      account: {
        'locked-out': {
          success: 'Signing in as {{subject}} was held up after too many wrong tries.',
          failure: 'Signing in as {{subject}} was held up after too many wrong tries.',
        },
        reported: {
          success: '{{actor}} said that a sign-in, or a try at one, was not theirs.',
          failure: '{{actor}} could not report a sign-in.',
        },
        'lockout-lifted': {
          success: '{{actor}} lifted the lockout of {{subject}}.',
          failure: 'The lockout of {{subject}} could not be lifted.',
        },
      },
      session: {
        locked: {
          success: 'The window of {{subject}} was locked.',
          failure: 'The window of {{subject}} could not be locked.',
        },
        unlocked: {
          success: '{{subject}} unlocked the window.',
          failure: 'Unlocking the window of {{subject}} was refused.',
        },
        ended: {
          success: 'The session of {{subject}} ended.',
          failure: 'The session of {{subject}} could not be ended.',
        },
        'step-up': {
          success: '{{subject}} confirmed their identity for a sensitive step.',
          failure: '{{subject}} could not confirm their identity for a sensitive step.',
        },
      },
      'two-factor': {
        'enrolment-begun': {
          success: '{{subject}} was shown a QR code to set up an authentication app.',
          failure: 'No QR code could be shown to {{subject}}.',
        },
        enrolled: {
          success: '{{subject}} set up an authentication app.',
          failure: '{{subject}} typed a code that did not fit while setting up an authentication app.',
        },
        skipped: {
          success: '{{subject}} put off setting up an authentication app.',
          failure: '{{subject}} could not put off setting up an authentication app.',
        },
        'enrolment-code-given': {
          success: '{{actor}} gave {{subject}} an enrolment code.',
          failure: '{{actor}} could not give {{subject}} an enrolment code.',
        },
        'enrolment-code-used': {
          success: '{{subject}} used a manager’s enrolment code.',
          failure: 'The enrolment code typed for {{subject}} was refused.',
        },
        reset: {
          success: '{{actor}} reset the two factor of {{subject}}.',
          failure: '{{actor}} could not reset the two factor of {{subject}}.',
        },
        'authenticator-added': {
          success: '{{actor}} added an authenticator for {{subject}}.',
          failure: 'The code typed to add an authenticator for {{subject}} was refused.',
        },
        'authenticator-renamed': {
          success: '{{actor}} renamed an authenticator of {{subject}}.',
          failure: '{{actor}} could not rename an authenticator of {{subject}}.',
        },
        'authenticator-removed': {
          success: '{{actor}} removed an authenticator of {{subject}}.',
          failure: '{{actor}} could not remove an authenticator of {{subject}}.',
        },
        'token-confirmed': {
          success: '{{subject}} confirmed a hardware token with a code.',
          failure: 'The code typed to confirm a hardware token of {{subject}} was refused.',
        },
        'token-resynchronised': {
          success: '{{actor}} brought a hardware token of {{subject}} back in step.',
          failure: 'The two codes typed to bring a hardware token of {{subject}} back in step were refused.',
        },
        'clocks-checked': {
          success: 'Two codes in a row told how far the clocks of {{subject}} and this computer are apart.',
          failure: 'The two codes typed to check the clocks for {{subject}} were refused.',
        },
        'tokens-imported': {
          success: '{{actor}} imported hardware tokens from a file.',
          failure: '{{actor}} could not import hardware tokens.',
        },
        'token-discarded': {
          success: '{{actor}} took a hardware token out of the stock.',
          failure: '{{actor}} could not take a hardware token out of the stock.',
        },
        'recovery-codes-replaced': {
          success: '{{subject}} made new recovery codes.',
          failure: '{{subject}} could not make new recovery codes.',
        },
      },
      'one-time-pass': {
        given: {
          success: '{{actor}} gave a one-time pass for {{subject}}.',
          failure: '{{actor}} could not give a one-time pass for {{subject}}.',
        },
        withdrawn: {
          success: '{{actor}} withdrew the one-time pass of {{subject}}.',
          failure: '{{actor}} could not withdraw the one-time pass of {{subject}}.',
        },
      },
      staff: {
        added: { success: '{{actor}} added {{subject}}.', failure: '{{actor}} could not add {{subject}}.' },
        edited: {
          success: '{{actor}} changed the account of {{subject}}.',
          failure: '{{actor}} could not change the account of {{subject}}.',
        },
        'set-inactive': {
          success: '{{actor}} set {{subject}} inactive.',
          failure: '{{actor}} could not set {{subject}} inactive.',
        },
        'set-active': {
          success: '{{actor}} set {{subject}} active.',
          failure: '{{actor}} could not set {{subject}} active.',
        },
        'bulk-begun': {
          success: '{{actor}} began an act on many people.',
          failure: '{{actor}} could not begin an act on many people.',
        },
        exported: {
          success: '{{actor}} saved the staff list as a file.',
          failure: '{{actor}} did not save the staff list as a file.',
        },
        imported: {
          success: '{{actor}} imported staff from a file.',
          failure: '{{actor}} could not import staff from a file.',
        },
        'import-undone': {
          success: '{{actor}} undid an import of staff.',
          failure: '{{actor}} could not undo an import of staff.',
        },
        removed: {
          success: '{{actor}} removed {{subject}}, who came with an import and was never there.',
          failure: '{{actor}} could not remove {{subject}}.',
        },
      },
      password: {
        changed: {
          success: '{{actor}} changed the password of {{subject}}.',
          failure: '{{actor}} could not change the password of {{subject}}.',
        },
      },
      options: {
        changed: {
          success: '{{actor}} changed the Staff Options.',
          failure: '{{actor}} could not change the Staff Options.',
        },
      },
      'owner-sheet': {
        issued: {
          success: '{{actor}} made a new owner’s sheet; the one before is void.',
          failure: '{{actor}} could not make an owner’s sheet.',
        },
        used: {
          success:
            'The owner’s sheet opened the door for {{subject}}: new password, two factor reset, lockout lifted.',
          failure: 'A recovery key that is not the one on the owner’s sheet was typed.',
        },
      },
      audit: {
        'found-broken': {
          success: 'This log does not fit its own record: events are missing or were altered.',
          failure: 'This log does not fit its own record: events are missing or were altered.',
        },
        exported: {
          success: '{{actor}} saved events of this log as a file.',
          failure: 'The file of events that {{actor}} was saving could not be written.',
        },
        verified: {
          success: '{{actor}} verified this log: it is whole.',
          failure: '{{actor}} verified this log: it is not whole.',
        },
      },
      backup: {
        made: { success: 'A backup was made and verified.', failure: 'A backup could not be made.' },
        failed: { success: 'A backup could not be made.', failure: 'A backup could not be made.' },
        restored: {
          success: '{{actor}} restored a backup.',
          failure: '{{actor}} could not restore a backup.',
        },
      },
      paper: {
        saved: {
          success: '{{actor}} saved a printed page as a PDF.',
          failure: '{{actor}} did not save a printed page as a PDF.',
        },
      },
      'support-file': {
        saved: {
          success: '{{actor}} saved a support file.',
          failure: '{{actor}} could not save a support file.',
        },
      },
    },
  },
};
