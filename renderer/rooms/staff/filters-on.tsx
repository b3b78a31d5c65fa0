import { IconX } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { StaffFilter } from '../../../shared/staff-list';
import { noStaffFilter } from '../../../shared/staff-list';
import classes from './filters-on.module.css';
import { changeStaffFilter } from './staff-list-store';

/** What a filter is called and set to, in words; null where it lets everybody through. */
const filterWords = (t: TFunction, filter: StaffFilter): Record<keyof StaffFilter, string | null> => ({
  text: filter.text.trim() === '' ? null : t('staff.filterIs.text', { text: filter.text.trim() }),
  role: filter.role && t('staff.filterIs.role', { role: t(`role.${filter.role}`) }),
  portal: filter.portal && t('staff.filterIs.portal', { portal: t(`portal.name.${filter.portal}`) }),
  active:
    filter.active === null
      ? null
      : t('staff.filterIs.active', { status: t(filter.active ? 'staff.active' : 'staff.inactive') }),
  twoFactor:
    filter.twoFactor && t('staff.filterIs.twoFactor', { state: t(`staff.state.${filter.twoFactor}`) }),
});

const names = ['text', 'role', 'portal', 'active', 'twoFactor'] as const satisfies (keyof StaffFilter)[];

interface FiltersOnProps {
  readonly filter: StaffFilter;
  /** One of them was taken off, and its button with it. */
  readonly onRemoved: () => void;
}

/** The filters that are on, each with a button that removes it. They explain why the list lacks somebody. */
export const FiltersOn = ({ filter, onRemoved }: FiltersOnProps) => {
  const { t } = useTranslation();
  const words = filterWords(t, filter);
  return (
    <ul aria-label={t('staff.filtersOn')} className={classes.filters}>
      {names.map((name) =>
        words[name] === null ? null : (
          <li key={name}>
            <button
              type="button"
              className={classes.filter}
              aria-label={t('staff.removeFilter', { filter: words[name] })}
              onClick={() => {
                changeStaffFilter({ [name]: noStaffFilter[name] });
                onRemoved();
              }}
            >
              <span dir="auto">{words[name]}</span>
              <IconX size={14} aria-hidden />
            </button>
          </li>
        ),
      )}
    </ul>
  );
};
