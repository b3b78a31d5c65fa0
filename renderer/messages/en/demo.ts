/** English texts: what the demo school says of itself. */
export const demoTexts = {
  demo: {
    mark: 'Demo school',
    banner: 'Demo school: nothing here is real.',
    bannerMore: 'It is gone when you quit Latchkey.',
    accounts: 'Who you can be',
    password: 'Everybody’s password',
    codes: {
      office:
        'No code is asked for here at first. As Ana you can turn it on: Settings > Setup > Staff Settings > Staff Options.',
      staff:
        'Setting up an app is offered at sign-in; `Skip for now` goes on without. With a phone at hand, try it.',
    },
  },
};
