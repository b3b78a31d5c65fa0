/** English texts: supervised enrolment. */
export const supervisedTexts = {
  enrolmentCode: {
    title: 'Ask a manager for an enrolment code',
    lead: 'Setting up an authentication app takes a manager’s code here, so that a stolen password alone sets up nothing.',
    nobody:
      'No other manager could give you a code. The owner’s sheet opens the way: use it on the sign-in page of the Office Portal.',
    field: 'Enrolment code',
    help: '8 letters and digits from a manager. Blanks and dashes do not matter.',
    go: 'Continue',
    until:
      'Finish this step by {{time}}, or sign in again; the manager’s code stays good for its ten minutes.',
  },
  givenCode: {
    title: 'Enrolment code for {{name}}',
    lead: 'Tell it to the person alone. It works once, for the username {{username}}, after username and password.',
    until: 'It is good until {{time}}. A new one makes it void.',
    putAway: 'Put the code away',
  },
};
