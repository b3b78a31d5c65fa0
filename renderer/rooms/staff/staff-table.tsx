import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../../ui/table.module.css';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import { SelectAll } from './select-all';
import { SortHeader } from './sort-header';
import { columnsFor } from './staff-columns';
import type { StaffList } from './staff-list-store';
import { fetchStaff, staffRowAt, staffScroll } from './staff-list-store';
import { isSelected, useSelected } from './staff-selection';
import { StaffTableRow } from './staff-table-row';
import classes from './staff-table.module.css';

/** Every row is as high as the style sheet makes it; pixels. */
const rowHeight = 52;
const headerHeight = 44;

interface StaffTableProps {
  readonly list: Extract<StaffList, { step: 'ready' }>;
  /** Whether the viewer is a manager: names lead to profiles, and there is more to see. */
  readonly manages: boolean;
}

const Spacer = ({ height }: { readonly height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden="true" className={classes.spacer}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- nobody is told of it */}
      <td style={{ height }} />
    </tr>
  );

const Row = memo(StaffTableRow);

/**
 * The staff list. It holds only the rows on the screen, between two empty rows as high as all others. Screen readers find
 * an ordinary table.
 */
export const StaffTable = memo(({ list, manages }: StaffTableProps) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { total, view, answered } = list;
  // The compiler that these functions would not bear is not in use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: headerHeight,
    paddingStart: 0,
    overscan: 10,
    initialOffset: staffScroll.get(),
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => fetchStaff(first, last), [first, last, list]);
  useLayoutEffect(() => {
    if (frame.current !== null) frame.current.scrollTop = staffScroll.get();
  }, [answered]);
  const { selected } = useSelected();
  const isSelectedAt = (row: StaffRow | undefined) =>
    row !== undefined && isSelected(selected, row.accountId);
  return (
    <div
      ref={frame}
      className={`${table.frame} ${classes.frame}`}
      // A region that scrolls has to be reachable (WCAG 2.1.1).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={(event) => staffScroll.set(event.currentTarget.scrollTop)}
    >
      <table
        className={`${table.table} ${classes.table} ${manages ? classes.managed : ''}`}
        aria-label={t('staff.table')}
        aria-rowcount={total + 1}
        aria-busy={view !== answered}
      >
        <thead>
          <tr aria-rowindex={1}>
            {manages ? (
              <th scope="col" className={classes.select}>
                <SelectAll total={total} />
              </th>
            ) : null}
            {columnsFor(manages).map(({ sort, text }) => (
              <SortHeader key={sort} sort={sort} view={view} className={classes[text]}>
                {t(`staff.${text}`)}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const row = staffRowAt(list, index);
            return (
              <Row
                key={row?.accountId ?? index}
                row={row}
                index={index}
                manages={manages}
                selected={manages && isSelectedAt(row)}
                t={t}
              />
            );
          })}
          <Spacer height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
});
