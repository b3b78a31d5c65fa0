import { expect, test } from 'vitest';
import { catalogues } from '../../../renderer/messages/catalogues';
import { auditChoices, paperKinds } from '../../../shared/audit-event';
import { languages } from '../../../shared/languages';

const chosen = { ...auditChoices, paper: paperKinds };

test.each(languages)(
  'each value of an event’s details from a closed list has a text in %s',
  async (language) => {
    const { audit } = await catalogues[language]();
    const texts: Readonly<Record<string, unknown>> = audit.detail;
    for (const [name, values] of Object.entries(chosen))
      expect(Object.keys(texts[name] as object).toSorted(), name).toEqual([...values].toSorted());
  },
);
