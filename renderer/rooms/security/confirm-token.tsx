import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { desk } from '../../client/desk-client';
import { authenticatorName } from '../../ui/authenticator-list';
import digits from '../../ui/code-field.module.css';
import { useDeskForm } from '../../ui/desk-form';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { SubmitButton } from '../../ui/submit-button';
import { changingAuthenticators } from './authenticators-store';

interface ConfirmTokenProps {
  readonly authenticator: Authenticator;
  readonly onClose: () => void;
}

/** Confirms a token that a manager gave, with the code that it shows. */
export const ConfirmToken = ({ authenticator, onClose }: ConfirmTokenProps) => {
  const { t } = useTranslation();
  const { authenticatorId } = authenticator;
  const form = useDeskForm({
    start: { code: '' },
    atField: { 'wrong-code': 'code', 'code-already-used': 'code' },
    send: ({ code }) =>
      changingAuthenticators('confirmed', desk.authenticators.confirmToken({ authenticatorId, code })),
    onDone: onClose,
  });
  return (
    <Dialog title={t('authenticators.confirmTitle')} onClose={onClose}>
      <p dir="auto">{t('authenticators.confirmText', { name: authenticatorName(t, authenticator) })}</p>
      <form {...form.props} className={layout.stack}>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        <TextInput
          label={t('authenticators.confirmCode')}
          classNames={{ input: digits.digits ?? '' }}
          name="code"
          inputMode="numeric"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={form.running}
          {...form.field('code')}
        />
        <div className={layout.row}>
          <SubmitButton running={form.running}>{t('authenticators.confirm')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
