/** English texts: help. */
export const helpTexts = {
  help: {
    title: 'Help',
    what: 'What is two-factor authentication?',
    what0:
      'Two-factor authentication, also called multi-factor authentication or 2FA, is a second lock on your account: it protects the Office Portal, the Staff Portal or both against sign-ins that are not yours.',
    what1:
      'Signing in with two factors takes something that you know, your password, and something that you have, your phone. Somebody who has seen or guessed your password still cannot get in without your phone.',
    what2:
      'First you type your username and password, then the six-digit code that an authentication app shows. The code changes every 30 seconds and works once.',
    enable: 'How does a manager turn it on?',
    enable1: 'In the Office Portal, go to:',
    enable2:
      'Two switches stand there, one for each portal. Turn on the one that you want and save. It counts from everybody’s next sign-in to that portal, or from a day that you choose.',
    enableOffice: 'Require Two-Factor on Office Portal: a code is asked for in the Office Portal.',
    enableStaff: 'Require Two-Factor on Staff Portal: a code is asked for in the Staff Portal.',
    apps: 'Which apps give the code?',
    apps1: 'Install an authentication app on your phone, from the App Store or Google Play. For example:',
    setUp: 'How do I set up the app?',
    setUp1:
      'The steps differ a little from app to app. In all of them you add your account once, with the QR code or the Secret Key:',
    setUpSteps: [
      'Sign in with your username and password. The first time that a code is required, a page with a QR code and a Secret Key appears.',
      'In the app, choose to add an account. Scan the QR code, or choose to type a key and enter the Secret Key.',
      'Type the code that the app shows and press Verify. From then on, open the app and choose this account whenever you are asked for a code.',
    ],
    recovery: 'What are recovery codes for?',
    recovery1:
      'After setting up the app you get ten recovery codes, once. Print them or write them down. When your phone is not at hand, press “Use a recovery code” at sign-in and type one. Each works once; you can make a new set under “My security”.',
    noPhone: 'No phone today?',
    noPhone1:
      'Press “No phone today?” where the code is asked for. Either a manager beside you vouches for you with their own username, password and code, or you type a one-time pass that a manager has given you. Both let you in for one shift.',
    noPhone2:
      'A manager gives a one-time pass in your profile, under “Help with signing in”. It is shown once and counts for ten minutes to 24 hours.',
    reset: 'New phone, or the app is gone?',
    reset1:
      'Whenever you change your phone, or cannot get at the app any more, tell a manager. A manager opens your profile and presses “Reset Two Factor” next to your username. The old app and the old recovery codes stop working at once, and your next sign-in shows a new QR code and a new Secret Key.',
    notMe: 'Was somebody else at your account?',
    notMe1:
      'At sign-in you are told of failed tries since the last time, and of anything that was changed. “My security” shows your last sign-ins: press “That was not me” at one, and every other window of yours is signed out, your managers are told, and you choose a new password.',
    more: 'More help',
    contact: 'Your school’s contact: {{contact}}',
    noContact: 'Ask a manager of your school.',
  },
};
