import { Button, Loader } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import layout from './layout.module.css';
import { MessageBox } from './message-box';
import classes from './page-states.module.css';

/** Stands in a list's place while it loads. */
export const LoadingState = () => {
  const { t } = useTranslation();
  return (
    <div role="status" className={`${classes.state} ${classes.late}`}>
      <Loader size="sm" aria-hidden />
      <p>{t('common.loading')}</p>
    </div>
  );
};

interface FailedStateProps {
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Stands in a list's place after a failed load. */
export const FailedState = ({ failure, onRetry }: FailedStateProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <MessageBox tone="bad" role="alert" title={t('loading.failedTitle')}>
      <p>{failureText(t, failure, portal)}</p>
      <div className={layout.row}>
        <Button variant="default" size="sm" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </MessageBox>
  );
};

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Stands in an empty list's place. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <div className={classes.state}>
    <IconInbox size={32} stroke={1.5} aria-hidden />
    <p className={classes.title}>{title}</p>
    {children}
  </div>
);
