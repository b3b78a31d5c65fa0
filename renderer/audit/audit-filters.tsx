import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { portals } from '../../shared/access';
import { auditOutcomes } from '../../shared/audit-event';
import { auditKinds } from '../../shared/audit-kinds';
import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';
import { staffList } from '../staff/staff-store';
import classes from './audit-filters.module.css';
import { loadNewest } from './audit-store';
import { changeFilter, clearFilters, type FilterDraft, isFiltering, useFilterDraft } from './filter-store';

/** The desks that write to the log. */
export const auditDesks = createLoaded(() => desk.audit.desks());

/** More are no list to choose from: typing on shortens it. */
const namesOffered = 50;

const change = (part: Partial<FilterDraft>): void => {
  changeFilter(part);
  void loadNewest();
};

const chosen = <Value extends string>(values: readonly Value[], value: string): Value | null =>
  values.find((known) => known === value) ?? null;

const PersonField = () => {
  const { t } = useTranslation();
  const listId = useId();
  const { personText, person } = useFilterDraft();
  const list = staffList.use();
  useEffect(() => void staffList.load(), []);
  const people = (list.step === 'ready' ? list.value : []).map(({ accountId, name, managed }) => ({
    accountId,
    label: managed === null ? name : `${name} (${managed.username})`,
  }));
  const typed = personText.trim().toLocaleLowerCase();
  const offered = people.filter(({ label }) => label.toLocaleLowerCase().includes(typed));
  return (
    <>
      <TextInput
        label={t('audit.person')}
        list={listId}
        dir="auto"
        autoComplete="off"
        maxLength={200}
        value={personText}
        description={typed !== '' && person === null ? t('audit.personUnknown') : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={({ currentTarget: { value } }) => {
          const found = people.filter(({ label }) => label === value);
          change({ personText: value, person: found[0]?.accountId ?? null });
        }}
      />
      <datalist id={listId}>
        {offered.slice(0, namesOffered).map(({ accountId, label }) => (
          <option key={accountId} value={label}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  );
};

/** What of the log is to be seen. Each choice counts at once. */
export const AuditFilters = () => {
  const { t } = useTranslation();
  const draft = useFilterDraft();
  const desks = auditDesks.use();
  useEffect(() => void auditDesks.load(), []);
  const all = { value: '', label: t('audit.any') };
  return (
    <div role="group" aria-label={t('audit.filters')} className={classes.filters}>
      <TextInput
        type="date"
        label={t('audit.from')}
        value={draft.from}
        onChange={({ currentTarget: { value } }) => change({ from: value })}
      />
      <TextInput
        type="date"
        label={t('audit.to')}
        value={draft.to}
        error={draft.from !== '' && draft.to !== '' && draft.to < draft.from ? t('audit.datesTurned') : null}
        onChange={({ currentTarget: { value } }) => change({ to: value })}
      />
      <PersonField />
      <NativeSelect
        label={t('audit.kind')}
        value={draft.kind ?? ''}
        data={[all, ...auditKinds.map((kind) => ({ value: kind, label: t(`audit.kinds.${kind}`) }))]}
        onChange={({ currentTarget: { value } }) => change({ kind: chosen(auditKinds, value) })}
      />
      <NativeSelect
        label={t('audit.portal')}
        value={draft.portal ?? ''}
        data={[all, ...portals.map((portal) => ({ value: portal, label: t(`portal.name.${portal}`) }))]}
        onChange={({ currentTarget: { value } }) => change({ portal: chosen(portals, value) })}
      />
      <NativeSelect
        label={t('audit.outcome')}
        value={draft.outcome ?? ''}
        data={[all, ...auditOutcomes.map((outcome) => ({ value: outcome, label: t(`audit.${outcome}`) }))]}
        onChange={({ currentTarget: { value } }) => change({ outcome: chosen(auditOutcomes, value) })}
      />
      {desks.step === 'ready' && desks.value.all.length > 1 ? (
        <NativeSelect
          label={t('audit.desk')}
          value={draft.desk ?? ''}
          data={[
            all,
            ...desks.value.all.map((id) => ({
              value: id,
              label: id === desks.value.present ? `${id} (${t('audit.thisDesk')})` : id,
            })),
          ]}
          onChange={({ currentTarget: { value } }) => change({ desk: chosen(desks.value.all, value) })}
        />
      ) : null}
      <Button
        variant="default"
        disabled={!isFiltering(draft)}
        onClick={() => {
          clearFilters();
          void loadNewest();
        }}
      >
        {t('audit.clear')}
      </Button>
    </div>
  );
};
