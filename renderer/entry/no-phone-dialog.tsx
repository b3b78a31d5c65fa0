import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import layout from '../ui/layout.module.css';
import classes from './no-phone-dialog.module.css';
import { OneTimePassForm } from './one-time-pass-form';
import { VouchForm } from './vouch-form';

interface NoPhoneDialogProps {
  readonly username: string;
  readonly onClose: () => void;
}

type Way = 'vouch' | 'pass';

/** The two ways in that a manager can give: vouching at the desk, and a one-time pass. */
export const NoPhoneDialog = ({ username, onClose }: NoPhoneDialogProps) => {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way | null>(null);
  const others = (
    <div className={layout.row}>
      {way === null ? null : (
        <Button variant="default" onClick={() => setWay(null)}>
          {t('noPhone.otherWay')}
        </Button>
      )}
      <Button variant="default" onClick={onClose}>
        {t('common.cancel')}
      </Button>
    </div>
  );
  switch (way) {
    case null:
      return (
        <Dialog title={t('noPhone.title')} onClose={onClose}>
          <p>{t('noPhone.lead')}</p>
          <ul className={classes.ways}>
            <li>
              <Button fullWidth onClick={() => setWay('vouch')}>
                {t('noPhone.vouch')}
              </Button>
              <p className={`${layout.soft} ${layout.small}`}>{t('noPhone.vouchHint')}</p>
            </li>
            <li>
              <Button fullWidth onClick={() => setWay('pass')}>
                {t('noPhone.usePass')}
              </Button>
              <p className={`${layout.soft} ${layout.small}`}>{t('noPhone.usePassHint')}</p>
            </li>
          </ul>
          {others}
        </Dialog>
      );
    case 'vouch':
      return (
        <Dialog key={way} title={t('noPhone.vouch')} onClose={onClose}>
          <VouchForm username={username} />
          {others}
        </Dialog>
      );
    case 'pass':
      return (
        <Dialog key={way} title={t('noPhone.usePass')} onClose={onClose}>
          <OneTimePassForm />
          {others}
        </Dialog>
      );
  }
};
