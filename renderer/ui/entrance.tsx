import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePortal } from '../client/portal-context';
import classes from './entrance.module.css';
import { PortalIcon } from './portal-icon';

interface EntranceProps {
  readonly schoolName: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** The frame of the pages before a session that hold one short form: the portal's colour on one side, the form on the other. */
export const Entrance = ({ schoolName, children, footer }: EntranceProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <div className={classes.split}>
      <header className={classes.panel}>
        <PortalIcon size={48} />
        <p className={classes.school} dir="auto">
          {schoolName === '' ? t(`portal.name.${portal}`) : schoolName}
        </p>
        <p className={classes.for}>{t(`portal.for.${portal}`)}</p>
      </header>
      <main className={classes.main}>
        <div className={classes.form}>{children}</div>
      </main>
      {footer === undefined ? null : <footer className={classes.footer}>{footer}</footer>}
    </div>
  );
};

/** The frame of the pages before a session that need room: a strip in the portal's colour, the page below it. */
export const WideEntrance = ({ schoolName, children }: EntranceProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <div className={classes.wide}>
      <header className={classes.strip}>
        <PortalIcon size={24} />
        <strong>{t(`portal.name.${portal}`)}</strong>
        <span dir="auto">{schoolName}</span>
      </header>
      <main className={classes.content}>{children}</main>
    </div>
  );
};
