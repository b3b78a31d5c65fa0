import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portals } from '../../../shared/access';
import { auditOutcomes } from '../../../shared/audit-event';
import { auditKinds } from '../../../shared/audit-kinds';
import type { AccountId } from '../../../shared/ids';
import { noStaffFilter } from '../../../shared/staff-list';
import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import classes from './audit-filters.module.css';
import { loadNewest } from './audit-store';
import { changeFilter, clearFilters, type FilterDraft, isFiltering, useFilterDraft } from './filter-store';

/** The desks that write to the log. */
export const auditDesks = createLoaded(() => desk.audit.desks());

const change = (part: Partial<FilterDraft>): void => {
  changeFilter(part);
  void loadNewest();
};

const chosen = <Value extends string>(values: readonly Value[], value: string): Value | null =>
  values.find((known) => known === value) ?? null;

interface Offered {
  readonly accountId: AccountId;
  readonly label: string;
}

/** The most people in the list; a longer one is no help, and another letter shortens it. */
const peopleOffered = 20;

/** The people who match the typed text; the latest answer wins. A chosen label ends in the username, which the search leaves out. */
const useOffered = (typed: string): readonly Offered[] => {
  const [offered, setOffered] = useState<readonly Offered[]>([]);
  const text = typed.replace(/\(.*$/u, '').trim();
  useEffect(() => {
    let latest = true;
    const ask = async () => {
      const filter = { ...noStaffFilter, text };
      const page = {
        sort: 'name',
        direction: 'ascending',
        after: null,
        skip: 0,
        limit: peopleOffered,
      } as const;
      const answer = await desk.staff.search({ filter, ...page });
      if (!latest || !answer.ok) return;
      setOffered(
        answer.value.rows.map(({ accountId, name, managed }) => ({
          accountId,
          label: managed === null ? name : `${name} (${managed.username})`,
        })),
      );
    };
    void ask();
    return () => {
      latest = false;
    };
  }, [text]);
  return offered;
};

const PersonField = () => {
  const { t } = useTranslation();
  const listId = useId();
  const { personText, person } = useFilterDraft();
  const offered = useOffered(personText);
  const typed = personText.trim();
  // The list may arrive after the person has typed or pasted a whole label.
  const meant = person ?? offered.find(({ label }) => label === typed)?.accountId ?? null;
  useEffect(() => {
    if (meant !== person) change({ person: meant });
  }, [meant, person]);
  return (
    <>
      <TextInput
        className={classes.person ?? ''}
        label={t('audit.person')}
        list={listId}
        dir="auto"
        autoComplete="off"
        maxLength={200}
        value={personText}
        description={typed !== '' && person === null ? t('audit.personUnknown') : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        onChange={({ currentTarget: { value } }) => {
          const found = offered.find(({ label }) => label === value);
          changeFilter({ personText: value, person: found?.accountId ?? null });
          // Letters that name nobody don't change the filter.
          if ((found?.accountId ?? null) !== person) void loadNewest();
        }}
      />
      <datalist id={listId}>
        {offered.map(({ accountId, label }) => (
          <option key={accountId} value={label}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  );
};

/** The log's filters. Each choice applies at once. */
export const AuditFilters = () => {
  const { t } = useTranslation();
  const draft = useFilterDraft();
  const desks = auditDesks.use();
  useEffect(() => void auditDesks.load(), []);
  const all = { value: '', label: t('audit.any') };
  return (
    <div role="group" aria-label={t('audit.filters')} className={classes.frame}>
      <div className={classes.filters}>
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
          error={
            draft.from !== '' && draft.to !== '' && draft.to < draft.from ? t('audit.datesTurned') : null
          }
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
          className={classes.clear ?? ''}
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
    </div>
  );
};
