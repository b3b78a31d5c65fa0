import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { desk } from '../../client/desk-client';
import { keys } from './keys-store';

/** The present data key, and a button that changes it. */
export const DataKey = ({ generation }: { readonly generation: number }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [sealedAnew, setSealedAnew] = useState<number | null>(null);
  const rotate = async () => {
    setSealedAnew(null);
    const answer = await desk.keys.rotate();
    if (answer.ok) {
      setSealedAnew(answer.value.sealedAnew);
      void keys.load();
    }
    return answer;
  };
  return (
    <>
      <p>{t('keys.dataKeyText')}</p>
      <p className={`${layout.soft} ${layout.small}`}>{t('keys.generation', { number: generation })}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('keys.rotate')}
        </Button>
      </div>
      {sealedAnew === null ? null : (
        <MessageBox key={generation} tone="good" role="status">
          {t('keys.rotated', { count: sealedAnew })}
        </MessageBox>
      )}
      {asking ? (
        <ConfirmDialog
          title={t('keys.rotateTitle')}
          confirm={t('keys.rotateConfirm')}
          onConfirm={rotate}
          onClose={() => setAsking(false)}
        >
          <p>{t('keys.rotateText')}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
};
