import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { countSelected, selectAllMatching, selectNobody, useSelected } from './staff-selection';

/** The heading's checkbox: all that match, some of them, or nobody. */
export const SelectAll = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation();
  const { selected } = useSelected();
  const count = countSelected(selected, total);
  const all = total > 0 && count >= total;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.indeterminate = count > 0 && !all;
  }, [count, all]);
  return (
    <input
      ref={input}
      type="checkbox"
      aria-label={t('bulk.selectAllColumn')}
      checked={all}
      onChange={() => (all ? selectNobody() : selectAllMatching())}
    />
  );
};
