/** The dialog that asks for a factor before a sensitive act. */
export const stepUpTexts = {
  stepUp: {
    title: 'Confirm it is you',
    code: 'Type a fresh code from your authentication app.',
    password: 'Type your password.',
    confirm: 'Confirm',
    /** What the factor is for, by channel. */
    about: {
      staff: {
        add: 'You are adding somebody to the staff.',
        edit: 'You are changing somebody’s account.',
        setActive: 'You are changing whether somebody can sign in.',
        resetTwoFactor: 'You are resetting somebody’s two factor.',
        liftLockout: 'You are lifting somebody’s lockout.',
      },
      staffBulk: { begin: 'You are changing the accounts of several people.' },
      staffFile: {
        export: 'You are saving the staff list to a file.',
        import: 'You are adding people from a file.',
        undo: 'You are undoing an import.',
      },
      options: { save: 'You are changing the Staff Options.' },
      audit: { export: 'You are saving the audit log to a file.' },
      keys: {
        issueSheet: 'You are making a new owner’s sheet. The one before stops working.',
        rotate: 'You are making a new data key.',
      },
      backup: {
        make: 'You are making a backup.',
        restore: 'You are putting a backup in the place of today’s data.',
      },
      tokens: {
        add: 'You are giving somebody a hardware token.',
        assign: 'You are giving somebody a hardware token.',
        remove: 'You are taking an authenticator away from somebody.',
        resynchronise: 'You are bringing somebody’s token back in step.',
        import: 'You are adding hardware tokens from a file.',
        discard: 'You are removing a hardware token from the stock.',
      },
      enrolment: { giveCode: 'You are letting somebody set up an app.' },
      oneTimePass: {
        give: 'You are letting somebody in once without a code.',
        withdraw: 'You are withdrawing a one-time pass.',
      },
      print: {
        handOuts: 'You are making hand-outs for several people.',
        saveHandOuts: 'You are saving hand-outs to a file.',
        saveToday: 'You are saving today’s events to a file.',
      },
      authenticators: {
        begin: 'You are adding an authenticator to your account.',
        confirmToken: 'You are confirming a hardware token that a manager gave you.',
        remove: 'You are removing an authenticator from your account.',
      },
      session: { dismissNotices: 'You are putting away notices about your account and the school.' },
      ownAccount: {
        changePassword: 'You are changing your password.',
        replaceRecoveryCodes: 'You are making new recovery codes. The ones before stop working.',
      },
    },
  },
};
