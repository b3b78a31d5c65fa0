import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { policy } from '../../../shared/policy';
import { AuthenticatorList, authenticatorName, isOnlyOne } from '../../ui/authenticator-list';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { FailedState, LoadingState } from '../../ui/page-states';
import { ResynchroniseDialog } from '../../ui/resynchronise-dialog';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import {
  authenticators,
  changingAuthenticators,
  forgetAuthenticatorDone,
  useAuthenticatorDone,
} from './authenticators-store';
import { ConfirmToken } from './confirm-token';
import { RenameAuthenticator } from './rename-authenticator';

const acts = ['confirm', 'rename', 'resync', 'remove'] as const;
type Act = (typeof acts)[number];
type BegunAct = { readonly what: Act; readonly authenticator: Authenticator };

/** Whether an act is offered for one of a person's authenticators. */
const isOffered = (what: Act, authenticator: Authenticator, all: readonly Authenticator[]): boolean =>
  ({
    confirm: !authenticator.confirmed,
    rename: authenticator.confirmed,
    resync: authenticator.kind === 'token',
    remove: !isOnlyOne(all, authenticator),
  })[what];

const actText = (t: TFunction, what: Act): string =>
  what === 'resync' ? t('resync.action') : t(`authenticators.${what}`);

const Add = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { submission, submit } = useSubmission();
  if (count >= policy.authenticators.most) return <p className={layout.soft}>{t('authenticators.full')}</p>;
  return (
    <>
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      <div>
        <SubmitButton
          running={submission.step === 'running'}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => void submit(() => entering(desk.authenticators.begin()))}
        >
          {t('authenticators.add')}
        </SubmitButton>
      </div>
    </>
  );
};

const Remove = ({ authenticator, onClose }: { authenticator: Authenticator; onClose: () => void }) => {
  const { t } = useTranslation();
  const { authenticatorId, kind } = authenticator;
  return (
    <ConfirmDialog
      title={t('authenticators.removeTitle')}
      confirm={t('authenticators.remove')}
      dangerous
      onConfirm={() => changingAuthenticators('removed', desk.authenticators.remove({ authenticatorId }))}
      onClose={onClose}
    >
      <p dir="auto">{t('authenticators.removeText', { name: authenticatorName(t, authenticator) })}</p>
      <p>{t('authenticators.removeEnds')}</p>
      {kind === 'app' ? <p>{t('authenticators.removeDelete')}</p> : null}
    </ConfirmDialog>
  );
};

/** The person's own authenticators: a person can add, rename and remove them. */
export const OwnAuthenticators = () => {
  const { t } = useTranslation();
  const listed = authenticators.use();
  const { done, times } = useAuthenticatorDone();
  const [begun, setBegun] = useState<BegunAct | null>(null);
  useEffect(() => {
    void authenticators.load();
    return forgetAuthenticatorDone;
  }, []);
  if (listed.step === 'loading') return <LoadingState />;
  if (listed.step === 'failed')
    return <FailedState failure={listed.failure} onRetry={() => void authenticators.load()} />;
  const { value } = listed;
  const close = () => setBegun(null);
  const actions = (authenticator: Authenticator) =>
    acts
      .filter((what) => isOffered(what, authenticator, value))
      .map((what) => (
        <Button
          key={what}
          variant="default"
          size="xs"
          aria-label={t('authenticators.of', {
            action: actText(t, what),
            name: authenticatorName(t, authenticator),
          })}
          onClick={() => setBegun({ what, authenticator })}
        >
          {actText(t, what)}
        </Button>
      ));
  return (
    <>
      <p className={layout.soft}>
        {value.length === 0 ? t('authenticators.none') : t('authenticators.lead')}
      </p>
      {done === null ? null : (
        <MessageBox key={times} tone="good" role="status">
          {t(`authenticators.done.${done}`)}
        </MessageBox>
      )}
      {value.length === 0 ? null : (
        <AuthenticatorList label={t('authenticators.list')} authenticators={value} actions={actions} />
      )}
      <Add count={value.length} />
      {value.length === 1 ? (
        <p className={`${layout.soft} ${layout.small}`}>{t('authenticators.onlyOne')}</p>
      ) : null}
      {value.length === 0 ? null : (
        <p className={`${layout.soft} ${layout.small}`}>{t('authenticators.lost')}</p>
      )}
      {begun?.what === 'confirm' ? (
        <ConfirmToken authenticator={begun.authenticator} onClose={close} />
      ) : null}
      {begun?.what === 'rename' ? (
        <RenameAuthenticator authenticator={begun.authenticator} onClose={close} />
      ) : null}
      {begun?.what === 'resync' ? (
        <ResynchroniseDialog
          name={authenticatorName(t, begun.authenticator)}
          onSubmit={(codes) =>
            changingAuthenticators(
              'in-step',
              desk.authenticators.resynchronise({
                authenticatorId: begun.authenticator.authenticatorId,
                ...codes,
              }),
            )
          }
          onClose={close}
        />
      ) : null}
      {begun?.what === 'remove' ? <Remove authenticator={begun.authenticator} onClose={close} /> : null}
    </>
  );
};
