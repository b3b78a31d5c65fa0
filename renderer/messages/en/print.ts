/** English texts: what is printed and saved as a PDF. */
export const printTexts = {
  print: {
    saveAsPdf: 'Save as PDF',
    saved: 'Saved. The audit log has it.',
    printed: 'Sent to the printer.',
    printFailed: 'Nothing was printed. Check the printer and print again, or save a PDF.',
    by: 'Printed by {{name}}',
    preview: 'Preview',
    page: 'Page {{page, number}} of {{count, number}}',
    previous: 'Previous page',
    next: 'Next page',
    making_one: 'Laying out one page …',
    making_other: 'Laying out {{count, number}} pages …',
  },
  handOut: {
    card: 'Hand-out',
    cardText:
      'One page that tells this person how to set up their authentication app. It holds no password and no secret.',
    print: 'Print hand-out',
    printMany: 'Print hand-outs',
    bulk: 'Hand-outs',
    title: 'Hand-out for {{name}}',
    titleMany: 'Hand-outs',
    lead: 'This is what comes out of the printer. There is no password and no secret on it.',
    leadNobody: 'Nobody is left to print a hand-out for.',
    leadMany_one: 'One person, one page. There is no password and no secret on it.',
    leadMany_other: '{{count, number}} people, a page each. There is no password and no secret on them.',
    backToProfile: 'Back to the profile',
    alsoSetUp: 'Also for people who have set up an app',
    leftOut_one: 'One selected person is left out: inactive, or set up already.',
    leftOut_other: '{{count, number}} selected people are left out: inactive, or set up already.',
    nobodyTitle: 'Nobody is selected',
    nobodyText: 'Select people in the staff list, then choose Hand-outs.',
    sheetTitle: 'Set up your authentication app',
    for: 'For',
    usernameIs: 'Your username',
    askedTitle: 'Where a code is asked for',
    asked: '{{portal}}: at your next sign-in',
    askedFrom: '{{portal}}: from {{date}}. Until then you can press “$t(enrolment.skip)”.',
    notAsked:
      'At present no portal asks you for a code. As soon as one does, your sign-in leads you through these steps.',
    stepsTitle: 'What to do',
    step: {
      app: 'Install one of these apps on your phone, from the App Store or Google Play:',
      signIn:
        'At the school’s computer, open the {{portal}}. Type your username and your password and press “$t(signIn.submit)”.',
      supervised:
        'Ask a manager for an enrolment code. Type it under “$t(enrolmentCode.field)” and press “$t(enrolmentCode.go)”.',
      scan: 'The page “$t(enrolment.title)” opens. In the app, choose to add an account and scan the QR code; or choose to type a key and type the Secret Key.',
      verify:
        'The app shows six digits. Type them under “$t(field.code)”. They are sent by themselves; if not, press “$t(enrolment.verify)”.',
      codes:
        'The page “$t(recoveryCodes.title)” shows ten codes, once. Print them or write them down, tick “$t(recoveryCodes.saved)” and press “$t(common.continue)”.',
    },
    helpTitle: 'Whom to ask',
    keep: [
      'Never write your password, the Secret Key or a recovery code on this sheet.',
      'Nobody will ever ask you for your code by telephone or message. Throw the sheet away when the app is set up.',
    ],
  },
};
