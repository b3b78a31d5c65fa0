import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { StaffSort } from '../../../shared/staff-list';
import classes from './sort-header.module.css';
import type { StaffView } from './staff-list-store';
import { changeStaffView } from './staff-list-store';

interface SortHeaderProps {
  readonly sort: StaffSort;
  readonly view: StaffView;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A column's heading that sorts by it; pressed again, the other way around. */
export const SortHeader = ({ sort, view, className = '', children }: SortHeaderProps) => {
  const present = view.sort === sort;
  const ascending = view.direction === 'ascending';
  const Icon = !present ? IconArrowsSort : ascending ? IconArrowUp : IconArrowDown;
  return (
    <th scope="col" className={className} aria-sort={present ? view.direction : undefined}>
      <button
        type="button"
        className={`${classes.sort} ${present ? classes.present : ''}`}
        onClick={() =>
          changeStaffView({
            sort,
            // The latest sign-ins are what somebody looks for first.
            direction: (present ? ascending : sort === 'last-sign-in') ? 'descending' : 'ascending',
          })
        }
      >
        {children}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
};
