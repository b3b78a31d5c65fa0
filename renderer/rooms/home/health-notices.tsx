import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { MessageBox } from '../../ui/message-box';
import { goTo } from '../../client/route';
import { health } from './health-store';

/** Lasting notices about this desk's health, for managers. */
export const HealthNotices = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  const read = health.use();
  return (
    <>
      {read.step === 'ready' && read.value.auditLogBroken ? (
        <MessageBox tone="bad" title={t('notice.auditBrokenTitle')}>
          <p>{t('notice.auditBroken')}</p>
          <div>
            <Button variant="default" size="sm" onClick={() => goTo('audit')}>
              {t('notice.auditBrokenAction')}
            </Button>
          </div>
        </MessageBox>
      ) : null}
      {state.keyUnprotected ? (
        <MessageBox tone="warn" title={t('notice.keyUnprotectedTitle')}>
          {t('notice.keyUnprotected')}
        </MessageBox>
      ) : null}
    </>
  );
};
