import { NativeSelect, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portals, roles } from '../../../shared/access';
import type { StaffFilter } from '../../../shared/staff-list';
import { noStaffFilter, twoFactorStates } from '../../../shared/staff-list';
import layout from '../../ui/layout.module.css';
import { TextButton } from '../../ui/text-button';
import { FiltersOn } from './filters-on';
import classes from './staff-filters.module.css';
import { changeStaffFilter, useStaffList } from './staff-list-store';

/** Between two keys of somebody who types fast; a question for every key would be asked for nothing. */
const typingRests = 90;

/** Whether not everybody is let through. */
export const isNarrowed = ({ text, ...others }: StaffFilter): boolean =>
  text.trim() !== '' || Object.values(others).some((value) => value !== null);

/** The search field. What is typed is its own until the typing rests, so that no key waits for the table. */
const Search = ({ manages }: { readonly manages: boolean }) => {
  const { t } = useTranslation();
  const asked = useStaffList(({ view }) => view.filter.text);
  const [typed, setTyped] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Cleared from elsewhere.
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => changeStaffFilter({ text }), typingRests);
  };
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      label={t('staff.search')}
      placeholder={manages ? t('staff.searchHelp') : t('staff.searchNames')}
      leftSection={<IconSearch size={18} aria-hidden />}
      maxLength={200}
      dir="auto"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.preventDefault();
        type('');
      }}
    />
  );
};

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly (readonly [T, string])[];
  readonly chosen: T | null;
  readonly onChange: (chosen: T | null) => void;
}

const Choice = <T extends string>({ label, all, choices, chosen, onChange }: ChoiceProps<T>) => (
  <NativeSelect
    className={`${classes.choice} ${chosen === null ? '' : classes.narrowed}`}
    label={label}
    data={[{ value: '', label: all }, ...choices.map(([value, text]) => ({ value, label: text }))]}
    value={chosen ?? ''}
    onChange={(event) => {
      const { value } = event.currentTarget;
      onChange(choices.find(([known]) => known === value)?.[0] ?? null);
    }}
  />
);

interface StaffFiltersProps {
  readonly manages: boolean;
}

/** What is chosen from, which no letter of a search draws anew. */
const Choices = memo(({ manages }: StaffFiltersProps) => {
  const { t } = useTranslation();
  const role = useStaffList(({ view }) => view.filter.role);
  const portal = useStaffList(({ view }) => view.filter.portal);
  const active = useStaffList(({ view }) => view.filter.active);
  const twoFactor = useStaffList(({ view }) => view.filter.twoFactor);
  return (
    <>
      <Choice
        label={t('staff.role')}
        all={t('staff.allRoles')}
        choices={roles.map((one) => [one, t(`role.${one}`)] as const)}
        chosen={role}
        onChange={(chosen) => changeStaffFilter({ role: chosen })}
      />
      <Choice
        label={t('staff.portal')}
        all={t('staff.bothPortals')}
        choices={portals.map((one) => [one, t(`portal.name.${one}`)] as const)}
        chosen={portal}
        onChange={(chosen) => changeStaffFilter({ portal: chosen })}
      />
      <Choice
        label={t('staff.status')}
        all={t('staff.anyStatus')}
        choices={[
          ['active', t('staff.active')],
          ['inactive', t('staff.inactive')],
        ]}
        chosen={active === null ? null : active ? 'active' : 'inactive'}
        onChange={(status) => changeStaffFilter({ active: status === null ? null : status === 'active' })}
      />
      {manages ? (
        <Choice
          label={t('staff.twoFactor')}
          all={t('staff.anyTwoFactor')}
          choices={twoFactorStates.map((state) => [state, t(`staff.state.${state}`)] as const)}
          chosen={twoFactor}
          onChange={(chosen) => changeStaffFilter({ twoFactor: chosen })}
        />
      ) : null}
    </>
  );
});

// A button goes with what it cleared; the keyboard stays in the filters.
const focusSearch = () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus();
const clear = () => {
  changeStaffFilter(noStaffFilter);
  focusSearch();
};

/** How many the filters let through, and which they are. */
const Shown = () => {
  const { t } = useTranslation();
  const filter = useStaffList(({ view }) => view.filter);
  const total = useStaffList((list) => (list.step === 'ready' ? list.total : null));
  const everyone = useStaffList((list) => (list.step === 'ready' ? list.everyone : 0));
  const narrowed = isNarrowed(filter);
  return (
    <div className={classes.shown}>
      <p role="status" className={layout.soft}>
        {total === null ? '' : t(narrowed ? 'staff.shownOf' : 'staff.shown', { count: total, everyone })}
      </p>
      {narrowed ? (
        <>
          <FiltersOn filter={filter} onRemoved={focusSearch} />
          <TextButton onClick={clear}>
            <IconFilterOff size={16} aria-hidden />
            {t('staff.clearFilters')}
          </TextButton>
        </>
      ) : null}
    </div>
  );
};

/** Search and filters over the staff list, how many they let through, and the way to let everybody through again. */
export const StaffFilters = ({ manages }: StaffFiltersProps) => (
  <search className={layout.stack}>
    <div className={classes.filters}>
      <Search manages={manages} />
      <Choices manages={manages} />
    </div>
    <Shown />
  </search>
);
