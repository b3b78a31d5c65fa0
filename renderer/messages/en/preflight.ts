/** English texts: the pre-flight before a switch of Staff Options goes on. */
export const preflightTexts = {
  preflight: {
    title: 'Before you turn it on',
    you: '{{name}} (you)',
    more_one: 'Show {{count, number}} more',
    more_other: 'Show {{count, number}} more',
    moreOf: 'Show {{some, number}} of {{left, number}} more',
    asked: { office: 'Asked in the Office Portal', staff: 'Asked in the Staff Portal' },
    noPassword_one:
      '{{count, number}} of them has no password yet and cannot sign in before you set one in the Staff Profile:',
    noPassword_other:
      '{{count, number}} of them have no password yet and cannot sign in before you set one in the Staff Profile:',
    everybodyHasPassword: 'Everybody who will be asked has a password.',
    managers: {
      none: 'No manager has an app yet. Whoever sets one up first has nobody to help with a lost phone: let a second manager follow soon.',
      'only-self':
        'You are the only manager with an app. If your phone is lost, nobody can reset your two factor: let a second manager set one up, or keep the owner’s sheet at hand.',
      'only-another':
        'Only one manager has an app. With two, either can reset the other’s two factor when a phone is lost.',
      second: 'Two managers or more have an app: either can reset another’s two factor when a phone is lost.',
    },
    supervised:
      'Setting up a first app will take a code that a manager gives in the Staff Profile, never their own.',
    nobodyToGiveCode:
      'Nobody else could give you an enrolment code: from then on, only the owner’s sheet lets you set up an app. Set yours up first, or add a second manager.',
    selfNotSetUp: 'You have no app yet. You can set one up before anybody is asked, or at your next sign-in.',
    selfSetUp: 'Your own app is set up.',
    setUpFirst: 'Set up my app first',
    turnOn: 'Turn on',
  },
};
