/** English texts: what opens from the menu, in every room. */
export const desktopDialogsTexts = {
  palette: {
    title: 'Find anything',
    field: 'A room, an action or a name',
    results: 'Found',
    group: { commands: 'Rooms and actions', people: 'Staff' },
    nothing: 'Nothing is called that.',
    found_one: 'One found',
    found_other: '{{count}} found',
    keys: '↑ and ↓ choose, Enter opens, Esc closes.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    now: 'These work in this window now.',
  },
  about: {
    title: 'About Latchkey',
    version: 'Version {{version}}',
    system: 'System',
    dataDirectory: 'Data folder',
    licence: 'Licence',
    licenceName: 'MIT',
    fallbackRuntime:
      'This copy runs on a runtime for development and tests, out of support since 2023. It is not for use at a real desk.',
    copy: 'Copy versions',
    copied: 'Copied.',
  },
  supportFile: {
    title: 'Support file',
    lead: 'This is the whole file, for whoever helps you from afar. Names, usernames, the school’s name, ids and whatever could be a secret are taken out. Read it before you send it.',
    preview: 'What would be saved',
    save: 'Save',
    saved: 'Saved. The audit log has it.',
  },
  zoomed: '{{percent}} %',
};
