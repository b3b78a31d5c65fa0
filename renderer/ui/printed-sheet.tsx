import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Portal } from '../../shared/access';
import { today } from '../messages/times';
import classes from './printed-sheet.module.css';

interface PrintedSheetProps {
  readonly schoolName: string;
  readonly portals: readonly Portal[];
  readonly title: string;
  /** The person who prints it, on a sheet about the school. */
  readonly by?: string;
  readonly children: ReactNode;
  /** Where to keep the sheet, and what never to write on it. */
  readonly keep: readonly string[];
}

/** One printed sheet: school, portal, day and printing person at its head, a warning at its foot. */
export const PrintedSheet = ({ schoolName, portals, title, by, children, keep }: PrintedSheetProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.sheet}>
      <div className={classes.head}>
        <span className={classes.school} dir="auto">
          {schoolName}
        </span>
        <span>{[...portals.map((portal) => t(`portal.name.${portal}`)), today()].join(' · ')}</span>
        {by === undefined ? null : <span dir="auto">{t('print.by', { name: by })}</span>}
      </div>
      <p className={classes.title} dir="auto">
        {title}
      </p>
      {children}
      <div className={classes.foot}>
        {keep.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
};
