/** English texts: owner sheet. */
export const ownerSheetTexts = {
  closed: {
    title: 'This computer does not open this desk',
    lead: 'The key to this desk’s data does not open here: this computer’s key store was changed, or the data folder comes from another computer. Nothing is lost.',
    how: 'Type the recovery key on the owner’s sheet. It is asked for once; after that, this computer opens the desk by itself.',
    submit: 'Open this desk',
    withoutTitle: 'No sheet at hand?',
    without: [
      'Ask the owner of the school: the sheet is in a sealed envelope, away from this desk.',
      'Or start Latchkey on the computer, and as the user, that it was set up with.',
      'Leave the data folder as it is. As long as it is there, the sheet opens it.',
    ],
  },
  ownerSheet: {
    title: 'Print the owner’s sheet',
    lead: 'This recovery key opens the school’s Latchkey when nothing else does. It is shown only now: print it, read the paper, and seal it.',
    printed: 'Sent to the printer. Read the paper before you go on.',
    printFailed: 'Nothing was printed. Check the printer and print again, or write the key down by hand.',
    opensTitle: 'What it opens',
    opens: [
      'This desk, when its computer lost the key or the data moved to another one.',
      'The account of a manager who lost everything: password, phone and recovery codes.',
      'The way back to codes, when this computer’s clock was wrong.',
    ],
    keepTitle: 'Where to keep it',
    keep: [
      'In a sealed envelope, with the owner or in a safe.',
      'Not at the desk, not as a photo, not as a file.',
      'Destroy every older sheet: it opens only the backups of its time.',
    ],
    away: 'I have put the owner’s sheet away',
    keyIncomplete: 'A recovery key has 28 characters. Type all seven groups as they stand on the sheet.',
    sheetTitle: 'Owner’s sheet',
    sheetIssued: 'Issued on {{date}} by {{name}}',
    sheetNote:
      'The letters I, L, O and U do not occur in it: a round character is a zero, a straight one is a one.',
    sheetVoid: 'This sheet replaces every older sheet. Destroy those.',
    sheetUseTitle: 'When to open the envelope',
    sheetUse: [
      'Latchkey says that the computer does not open this desk: type the recovery key there and press “Open this desk”. The same goes for a new computer with the old data folder.',
      'A manager has lost password, phone and recovery codes: in the Office Portal, on the sign-in page, press “Use the owner’s sheet”. The key sets a new password and removes the lost app.',
      'Latchkey says that the computer’s clock was turned back, and the clock is right: open the door in the same way. Codes are accepted again after that.',
    ],
    sheetKeepTitle: 'How to keep it',
    sheetKeep: [
      'Seal this sheet in an envelope and keep it away from the front desk, with the owner or in a safe. Whoever holds it can open the school’s Latchkey.',
      'When the envelope was opened, or is missing, print a new sheet: in the Office Portal, Settings > Setup > Desk > Keys.',
    ],
    sheetNever: ['Never write a password on this sheet, and never keep it as a photo or a file.'],
    sheetSealedOn: 'Sealed on',
    sheetSealedBy: 'Sealed by',
  },
  recoverManager: {
    link: 'Use the owner’s sheet',
    title: 'Open the door with the owner’s sheet',
    lead: 'For a manager who has lost everything. The recovery key sets a new password, removes the lost authentication app with its recovery codes, lifts a lock, and takes this computer’s clock as right.',
    usernameHelp: 'Of the manager who is to come in.',
    noManager: 'No active manager has this username. Type the username of one.',
    submit: 'Open the door',
    notice: 'The audit log keeps that the sheet was used, and the manager is told at the next sign-in.',
    done: 'The door is open. Sign in as {{username}} with the new password; where a code is required, you set up a new app next. Then print a new owner’s sheet, or seal this one again.',
  },
};
