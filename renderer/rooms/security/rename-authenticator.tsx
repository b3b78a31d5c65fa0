import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { desk } from '../../client/desk-client';
import { useDeskForm } from '../../ui/desk-form';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { SubmitButton } from '../../ui/submit-button';
import { changingAuthenticators } from './authenticators-store';

interface RenameAuthenticatorProps {
  readonly authenticator: Authenticator;
  readonly onClose: () => void;
}

/** Renames an authenticator, so that the person can tell theirs apart. */
export const RenameAuthenticator = ({ authenticator, onClose }: RenameAuthenticatorProps) => {
  const { t } = useTranslation();
  const { authenticatorId } = authenticator;
  const form = useDeskForm({
    start: { name: authenticator.name },
    send: ({ name }) =>
      changingAuthenticators('renamed', desk.authenticators.rename({ authenticatorId, name })),
    onDone: onClose,
  });
  return (
    <Dialog title={t('authenticators.renameTitle')} onClose={onClose}>
      <form {...form.props} className={layout.stack}>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <TextInput
          label={t('authenticators.name')}
          description={t('authenticators.nameHelp')}
          name="name"
          dir="auto"
          autoComplete="off"
          {...form.field('name')}
        />
        <div className={layout.row}>
          <SubmitButton running={form.running}>{t('common.save')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
