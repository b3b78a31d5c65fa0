import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { FailedState, LoadingState } from '../../ui/page-states';
import { DataKey } from './data-key';
import { keys } from './keys-store';
import { OwnerSheet } from './owner-sheet';

const Keeping = ({ protectedBy, backend }: { protectedBy: 'system' | 'key-file'; backend: string }) => {
  const { t } = useTranslation();
  if (protectedBy === 'key-file')
    return (
      <MessageBox tone="warn" title={t('notice.keyUnprotectedTitle')}>
        {t('notice.keyUnprotected')}
      </MessageBox>
    );
  return (
    <>
      <div>
        <Badge tone="good">{t('keys.system')}</Badge>
      </div>
      <p>{t('keys.systemText')}</p>
      <p className={`${layout.soft} ${layout.small}`}>{t('keys.backend', { name: backend })}</p>
    </>
  );
};

/** Settings > Setup > Desk > Keys: the data key's protection, the owner's sheet, and a new data key. */
export const KeysPanel = () => {
  const { t } = useTranslation();
  const read = keys.use();
  useEffect(() => void keys.load(), []);
  if (read.step === 'loading') return <LoadingState />;
  if (read.step === 'failed') return <FailedState failure={read.failure} onRetry={() => void keys.load()} />;
  const { protectedBy, backend, sheetIssuedAt, generation } = read.value;
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <Card title={t('keys.keeping')}>
        <Keeping protectedBy={protectedBy} backend={backend} />
      </Card>
      <div className={layout.columns}>
        <Card title={t('keys.sheet')}>
          <OwnerSheet issuedAt={sheetIssuedAt} />
        </Card>
        <Card title={t('keys.dataKey')}>
          <DataKey generation={generation} />
        </Card>
      </div>
    </div>
  );
};
