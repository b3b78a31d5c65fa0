import { useTranslation } from 'react-i18next';
import { Entrance } from '../ui/entrance';
import layout from '../ui/layout.module.css';
import { PortalLink } from './portal-link';

/** The Staff Portal's page before the school is set up: it leads to the Office Portal, where that happens. */
export const FirstRunElsewhere = () => {
  const { t } = useTranslation();
  return (
    <Entrance schoolName="">
      <div className={layout.stack}>
        <h1>{t('portal.name.staff')}</h1>
        <h2>{t('firstRun.elsewhereTitle')}</h2>
        <p>{t('firstRun.elsewhere')}</p>
        <p>
          <PortalLink label={t('firstRun.openOffice')} />
        </p>
      </div>
    </Entrance>
  );
};
