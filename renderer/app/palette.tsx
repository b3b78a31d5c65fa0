import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffRow } from '../../shared/ipc/staff-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { Dialog } from '../ui/dialog';
import layout from '../ui/layout.module.css';
import { desk } from '../client/desk-client';
import { takeHeldKeys } from './held-keys';
import { closeDesktopDialog } from './open-dialog';
import type { PaletteEntry } from './palette-entries';
import { mostPeople, paletteEntries } from './palette-entries';
import classes from './palette.module.css';
import { offeredNow } from './run-command';

const groups = ['commands', 'people'] as const;

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
};

const Note = ({ entry: { group, note } }: { readonly entry: PaletteEntry }) => {
  if (note === null) return null;
  return group === 'commands' ? (
    <kbd className={classes.note}>{note}</kbd>
  ) : (
    <span className={classes.note}>{note}</span>
  );
};

/** People who match the text, for managers alone: nobody else may open a profile. The latest answer wins. */
const usePeople = (search: string): readonly StaffRow[] => {
  const [people, setPeople] = useState<readonly StaffRow[]>([]);
  const text = offeredNow().has('addStaff') ? search.trim() : '';
  useEffect(() => {
    let latest = true;
    const ask = async () => {
      const filter = { ...noStaffFilter, text };
      const page = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: mostPeople } as const;
      const found = text === '' ? null : await desk.staff.search({ filter, ...page });
      if (latest) setPeople(found?.ok ? found.value.rows : []);
    };
    void ask();
    return () => {
      latest = false;
    };
  }, [text]);
  return people;
};

const choose = (entry: PaletteEntry): void => {
  closeDesktopDialog();
  // Waits until this dialog has closed, so that the next one can place the focus.
  setTimeout(entry.choose);
};

/**
 * Finds rooms, actions and people by a few letters: a combobox whose list is always open (WAI-ARIA's combobox pattern).
 * The focus stays in the field; the arrows move the choice, and assistive technology follows it.
 */
export const Palette = () => {
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  /** Whether the person pressed Enter before the list had a line: then the first line is chosen. */
  const [hurried, setHurried] = useState(false);
  const people = usePeople(search);
  const entries = useMemo(() => paletteEntries(t, search, people), [t, search, people]);
  const present = entries[Math.min(at, entries.length - 1)];
  const optionId = (entry: PaletteEntry): string => `${id}-${entry.id}`;

  useEffect(() => {
    if (present !== undefined)
      document.getElementById(`${id}-${present.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, present]);

  useEffect(() => {
    const { text, entered } = takeHeldKeys();
    if (text !== '') setSearch(text);
    setHurried(entered);
  }, []);
  useEffect(() => {
    if (hurried && present !== undefined) choose(present);
  }, [hurried, present]);
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt(step(Math.min(at, entries.length - 1), entries.length));
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (present !== undefined) choose(present);
  };

  return (
    <Dialog title={t('palette.title')} onClose={closeDesktopDialog}>
      <TextInput
        label={t('palette.field')}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={present === undefined ? undefined : optionId(present)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setAt(0);
          setHurried(false);
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.results')} className={classes.list}>
        {groups.map((group) => {
          const ofGroup = entries.filter((entry) => entry.group === group);
          return ofGroup.length === 0 ? null : (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p id={`${id}-${group}`} role="presentation" className={classes.group}>
                {t(`palette.group.${group}`)}
              </p>
              {ofGroup.map((entry) => (
                // The field handles the keys.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={entry.id}
                  id={optionId(entry)}
                  role="option"
                  aria-selected={entry === present}
                  className={classes.option}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(entry)}
                >
                  <bdi>{entry.label}</bdi>
                  <Note entry={entry} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {entries.length === 0 ? <p className={classes.nothing}>{t('palette.nothing')}</p> : null}
      <p role="status" className="visually-hidden">
        {entries.length === 0 ? t('palette.nothing') : t('palette.found', { count: entries.length })}
      </p>
      <p aria-hidden className={`${layout.soft} ${layout.small}`}>
        {t('palette.keys')}
      </p>
    </Dialog>
  );
};
