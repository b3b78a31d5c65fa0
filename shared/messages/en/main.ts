/** English texts that main alone shows: why it does not start, what a start says, the system's dialog for a file. */
export const mainTexts = {
  start: {
    refusedTitle: 'Latchkey does not start',
    failed:
      'Latchkey could not open this desk’s data. The log in the data folder says more; nothing was changed.',
    forbiddenSwitch: 'Latchkey does not run with --{{name}}. Start it without.',
    demoAlone:
      'The demo school has a folder of its own: start it with --demo alone, without --data-dir and without a command.',
    openAlready: 'Latchkey is open on this data directory already: its window comes to the front.',
  },
  /** What happened, and what to do. */
  refused: {
    'store-from-future':
      'The data in this folder was written by a newer version of Latchkey. Install that version, or a newer one; nothing was changed.',
    'store-from-before':
      'The data in this folder was written by a version of Latchkey from before the first release, and this version can’t open it. Nothing was changed. Set the folder aside and start Latchkey again to set up your school anew, or go on with the earlier version.',
    'store-damaged':
      'The file {{path}} is damaged. Latchkey has left it as it is. Restore a backup from the command line: latchkey restore --backup=FILE.',
    'store-missing':
      'The file {{path}} is missing or empty, and this desk was in use. Latchkey has changed nothing. Restore a backup from the command line: latchkey restore --backup=FILE.',
    'store-busy': 'Another program holds the file {{path}}. Close it, then start Latchkey again.',
    'store-full': 'The disk with the file {{path}} is full. Make room on it, then start Latchkey again.',
    'store-read-only':
      'The file {{path}} cannot be opened or written. Check that the disk is there and that you may write to its folder, then start Latchkey again.',
    'store-failed':
      'The disk failed to read or write the file {{path}}. Check that the disk is connected and not write-protected, then start Latchkey again.',
    'folder-unusable':
      'The folder {{path}} cannot be made. Check that you may write there, or start Latchkey with another --data-dir.',
    'key-missing':
      'The file {{path}} is missing. It holds the key to this desk’s data. Put it back from a copy of the data folder, then start Latchkey again.',
    'key-damaged':
      'The file {{path}} is damaged or cannot be read. It holds the key to this desk’s data. Put it back from a copy of the data folder, then start Latchkey again.',
    'key-recoverable':
      'This computer does not open the key to this desk’s data: its keychain was changed, or the data folder comes from another computer. The recovery key on the owner’s sheet opens it.',
    'key-unreadable':
      'This computer does not open the key to this desk’s data: its keychain was changed, or the data folder comes from another computer. Start Latchkey as the user, and on the computer, that it was set up with.',
  },
  save: {
    title: 'Save file',
    kind: { csv: 'Table (CSV)', pdf: 'PDF document', txt: 'Plain text' },
  },
};
