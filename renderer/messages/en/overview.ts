/** English texts: overview. */
export const overviewTexts = {
  overview: {
    staffTitle: 'Your staff',
    tiles: {
      setUp: 'Set up',
      pending: 'Setting up',
      notSetUp: 'Not set up',
      locked: 'Locked',
      lowOnCodes: 'Low on recovery codes',
      neverSignedIn: 'Never signed in',
    },
    of_one: 'Of one active account.',
    of_other: 'Of {{count}} active accounts.',
    chartTitle: 'Sign-ins of the last 30 days',
    chartAloud:
      'Chart of the last 30 days, a bar a day. Sign-ins: {{signIns}}. Refused tries: {{failures}}. The table has the figures of each day.',
    signIns: 'Sign-ins',
    failures: 'Refused tries',
    totals: '{{signIns}} sign-ins, {{failures}} refused tries.',
    day: 'Day',
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    noTries: 'Nobody has signed in during the last 30 days.',
    sheet: {
      title: 'Overview',
      asOf: 'As of {{time}}',
      bars: 'A full bar stands for sign-ins, an empty one behind it for refused tries.',
      keep: [
        'There is no name, password or secret of your staff on this sheet; still, keep it where customers do not read it.',
      ],
    },
    steps: {
      title: 'First steps',
      lead: 'Your school is set up and you are its manager. These three make it safe to work with.',
      done: 'Done',
      colleagues: 'Add your colleagues',
      colleaguesText: 'Everybody gets a login of their own, so that nobody shares one.',
      codes: 'Require a code',
      codesText: 'Staff set up an authentication app at their next sign-in. You turn it on for each portal.',
      sheet: 'Print the owner’s sheet',
      sheetText: 'It opens the door when a key, or every manager’s phone, is lost. Seal it and keep it away.',
      afterwards: 'When your colleagues are in, this page shows how they stand and how signing in goes.',
    },
  },
};
