import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { readDeskState } from '../client/desk-state';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';

/** The page of a window whose state main could not read. */
export const StartFailed = ({ failure }: { readonly failure: Failure }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <Entrance schoolName="">
      <div className={layout.stack}>
        <h1>{t('loading.appFailedTitle')}</h1>
        <ErrorAlert text={failureText(t, failure, portal)} />
        <Button onClick={() => void readDeskState()}>{t('common.tryAgain')}</Button>
      </div>
    </Entrance>
  );
};
