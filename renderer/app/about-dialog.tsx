import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '../../shared/ipc/support-contract';
import { Dialog } from '../ui/dialog';
import { ErrorAlert } from '../ui/error-alert';
import { Facts } from '../ui/facts';
import layout from '../ui/layout.module.css';
import { MessageBox } from '../ui/message-box';
import { FailedState, LoadingState } from '../ui/page-states';
import { failureOf, useSubmission } from '../ui/submission';
import { desk } from '../client/desk-client';
import { useDeskView } from '../client/desk-state';
import { closeDesktopDialog } from './open-dialog';
import { formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { about, dataDirectory } from './about-store';

/** Managers alone see the data folder, while they are signed in: its path may hold a person's name. */
const useDataDirectory = (): string => {
  const isManager = useDeskView(
    (view) =>
      view.step === 'ready' &&
      view.state.current.stage === 'signed-in' &&
      view.state.current.permissions.includes('manage-keys'),
  );
  const loaded = dataDirectory.use();
  useEffect(() => {
    if (isManager) void dataDirectory.load();
  }, [isManager]);
  return isManager && loaded.step === 'ready' ? loaded.value.path : '';
};

const Versions = ({ shown }: { readonly shown: About }) => {
  const { t } = useTranslation();
  const directory = useDataDirectory();
  const facts: readonly (readonly [string, string])[] = [
    ['Electron', shown.electron],
    ['Chromium', shown.chromium],
    ['Node.js', shown.node],
    ['SQLite', shown.sqlite],
    [t('about.system'), shown.system],
    [t('about.dataDirectory'), directory],
    [t('about.licence'), t('about.licenceName')],
  ];
  return (
    <>
      <p>{t('about.version', { version: shown.version })}</p>
      {shown.fallbackRuntime ? <MessageBox tone="warn">{t('about.fallbackRuntime')}</MessageBox> : null}
      <Facts facts={facts.filter(([, value]) => value !== '')} />
    </>
  );
};

/** The version of Latchkey and of its parts. */
export const AboutDialog = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const loaded = about.use();
  const { submission, submit } = useSubmission();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    void about.load();
  }, []);
  const copy = async () => {
    setCopied(false);
    const answer = await submit(desk.support.copyVersions);
    setCopied(answer?.ok ?? false);
  };
  return (
    <Dialog title={t('about.title')} onClose={closeDesktopDialog}>
      {loaded.step === 'loading' ? <LoadingState /> : null}
      {loaded.step === 'failed' ? (
        <FailedState failure={loaded.failure} onRetry={() => void about.load()} />
      ) : null}
      {loaded.step === 'ready' ? <Versions shown={loaded.value} /> : null}
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      <div className={layout.row}>
        <Button
          variant="default"
          leftSection={<IconCopy size={18} aria-hidden />}
          disabled={loaded.step !== 'ready'}
          onClick={() => void copy()}
        >
          {t('about.copy')}
        </Button>
        <Button variant="default" onClick={closeDesktopDialog}>
          {t('common.close')}
        </Button>
        <p role="status" className={layout.soft}>
          {copied ? t('about.copied') : null}
        </p>
      </div>
    </Dialog>
  );
};
