import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from './layout.module.css';
import classes from './print-preview.module.css';

interface PrintPreviewProps {
  readonly pages: number;
  /** One page, counted from 0. */
  readonly children: (page: number) => ReactNode;
}

/** Shows the pages as the printer will print them, one at a time. */
export const PrintPreview = ({ pages, children }: PrintPreviewProps) => {
  const { t } = useTranslation();
  const [turnedTo, turnTo] = useState(0);
  const headingId = useId();
  const page = Math.min(turnedTo, pages - 1);
  return (
    <section aria-labelledby={headingId} className={classes.frame}>
      <div className={`${layout.row} ${layout.spread}`}>
        <h2 id={headingId}>{t('print.preview')}</h2>
        {pages > 1 ? (
          <div className={layout.row}>
            <Button
              variant="default"
              size="sm"
              aria-label={t('print.previous')}
              disabled={page === 0}
              onClick={() => turnTo(page - 1)}
            >
              <IconChevronLeft size={18} aria-hidden />
            </Button>
            <span role="status">{t('print.page', { page: page + 1, count: pages })}</span>
            <Button
              variant="default"
              size="sm"
              aria-label={t('print.next')}
              disabled={page === pages - 1}
              onClick={() => turnTo(page + 1)}
            >
              <IconChevronRight size={18} aria-hidden />
            </Button>
          </div>
        ) : null}
      </div>
      <div className={classes.desk}>
        <div className={classes.page}>{children(page)}</div>
      </div>
    </section>
  );
};
