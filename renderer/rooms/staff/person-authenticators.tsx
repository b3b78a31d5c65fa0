import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { policy } from '../../../shared/policy';
import { AuthenticatorList, authenticatorName, isOnlyOne } from '../../ui/authenticator-list';
import { Card } from '../../ui/card';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { FailedState, LoadingState } from '../../ui/page-states';
import { ResynchroniseDialog } from '../../ui/resynchronise-dialog';
import { desk } from '../../client/desk-client';
import { AddToken } from './add-token';
import {
  changingTheirs,
  forgetAuthenticatorsDone,
  openAuthenticators,
  personAuthenticators,
  useAuthenticatorsDone,
} from './person-authenticators-store';

type Asked =
  | { readonly what: 'add' }
  | { readonly what: 'remove' | 'resync'; readonly authenticator: Authenticator };

interface AskedDialogProps {
  readonly person: StaffProfile;
  readonly asked: Asked;
  /** Whether the person has an authenticator that counts without a new token. */
  readonly hasConfirmed: boolean;
  readonly onClose: () => void;
}

const AskedDialog = ({ person, asked, hasConfirmed, onClose }: AskedDialogProps) => {
  const { t } = useTranslation();
  const { accountId, name } = person;
  if (asked.what === 'add') return <AddToken person={person} hasConfirmed={hasConfirmed} onClose={onClose} />;
  const { authenticatorId } = asked.authenticator;
  const authenticator = authenticatorName(t, asked.authenticator);
  return asked.what === 'resync' ? (
    <ResynchroniseDialog
      name={authenticator}
      onSubmit={(codes) =>
        changingTheirs(
          accountId,
          'in-step',
          desk.tokens.resynchronise({ accountId, authenticatorId, ...codes }),
        )
      }
      onClose={onClose}
    />
  ) : (
    <ConfirmDialog
      title={t('personAuthenticators.removeTitle')}
      confirm={t('authenticators.remove')}
      dangerous
      onConfirm={() =>
        changingTheirs(accountId, 'removed', desk.tokens.remove({ accountId, authenticatorId }))
      }
      onClose={onClose}
    >
      <p dir="auto">{t('personAuthenticators.removeText', { authenticator, name })}</p>
    </ConfirmDialog>
  );
};

const Listed = ({
  person,
  value,
}: {
  readonly person: StaffProfile;
  readonly value: readonly Authenticator[];
}) => {
  const { t } = useTranslation();
  const { done, times } = useAuthenticatorsDone();
  const [asked, setAsked] = useState<Asked | null>(null);
  const action = (what: 'remove' | 'resync', authenticator: Authenticator) => {
    const text = what === 'remove' ? t('authenticators.remove') : t('resync.action');
    return (
      <Button
        key={what}
        variant="default"
        size="xs"
        aria-label={t('authenticators.of', { action: text, name: authenticatorName(t, authenticator) })}
        onClick={() => setAsked({ what, authenticator })}
      >
        {text}
      </Button>
    );
  };
  const actions = (authenticator: Authenticator) => [
    ...(authenticator.kind === 'token' ? [action('resync', authenticator)] : []),
    ...(person.isSelf || isOnlyOne(value, authenticator) ? [] : [action('remove', authenticator)]),
  ];
  return (
    <>
      {done === null ? null : (
        <MessageBox key={times} tone="good" role="status">
          {t(`personAuthenticators.done.${done === 'added' && person.isSelf ? 'added-own' : done}`, {
            name: person.name,
          })}
        </MessageBox>
      )}
      {value.length === 0 ? (
        <p className={layout.soft}>{t('personAuthenticators.none')}</p>
      ) : (
        <AuthenticatorList label={t('personAuthenticators.list')} authenticators={value} actions={actions} />
      )}
      {value.length >= policy.authenticators.most ? (
        <p className={layout.soft}>{t('personAuthenticators.full')}</p>
      ) : (
        <div>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setAsked({ what: 'add' })}
          >
            {t('personAuthenticators.add')}
          </Button>
        </div>
      )}
      {value.length === 0 || (!person.isSelf && value.length > 1) ? null : (
        <p className={`${layout.soft} ${layout.small}`}>
          {person.isSelf ? t('personAuthenticators.own') : t('personAuthenticators.onlyOne')}
        </p>
      )}
      {asked === null ? null : (
        <AskedDialog
          person={person}
          asked={asked}
          hasConfirmed={value.some(({ confirmed }) => confirmed)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

/** A person's authenticators as managers see them: hand out a hardware token, bring one back in step, take one away. */
export const PersonAuthenticators = ({ person }: { readonly person: StaffProfile }) => {
  const { t } = useTranslation();
  const { accountId, version } = person;
  const listed = personAuthenticators.use();
  useEffect(() => void openAuthenticators(accountId, version), [accountId, version]);
  useEffect(() => forgetAuthenticatorsDone, []);
  return (
    <Card title={t('personAuthenticators.title')}>
      {listed.step === 'loading' ? <LoadingState /> : null}
      {listed.step === 'failed' ? (
        <FailedState failure={listed.failure} onRetry={() => void personAuthenticators.load()} />
      ) : null}
      {listed.step === 'ready' ? <Listed person={person} value={listed.value} /> : null}
    </Card>
  );
};
