import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import { desk } from '../../client/desk-client';
import digits from '../../ui/code-field.module.css';
import { useDeskForm } from '../../ui/desk-form';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { PasswordField } from '../../ui/password-field';
import { SubmitButton } from '../../ui/submit-button';
import { changingTheirs, stock } from './person-authenticators-store';

const periods = [30, 60] as const;
const start = { source: '', serial: '', seed: '', period: '30', code: '' };

interface AddTokenProps {
  readonly person: StaffProfile;
  /** Whether the person has an authenticator that counts already. */
  readonly hasConfirmed: boolean;
  readonly onClose: () => void;
}

/** Hands out a hardware token, typed by hand or out of the stock. Its code proves that it is the right one. */
export const AddToken = ({ person, hasConfirmed, onClose }: AddTokenProps) => {
  const { t } = useTranslation();
  const { accountId, name } = person;
  const stocked = stock.use();
  const tokens: readonly StockToken[] = stocked.step === 'ready' ? stocked.value : [];
  const inStock = (id: string) => tokens.find(({ stockTokenId }) => stockTokenId === id)?.stockTokenId;
  const form = useDeskForm({
    start,
    atField: { 'wrong-code': 'code' },
    send: ({ source, serial, seed, period, code }) => {
      const stockTokenId = inStock(source);
      return changingTheirs(
        accountId,
        'added',
        stockTokenId === undefined
          ? desk.tokens.add({ accountId, serial, seed, periodSeconds: period === '60' ? 60 : 30, code })
          : desk.tokens.assign({ accountId, stockTokenId, code }),
      );
    },
    onDone: onClose,
  });

  useEffect(() => void stock.load(), []);

  return (
    <Dialog title={t('personAuthenticators.addTitle')} onClose={onClose}>
      <p dir="auto">{t('personAuthenticators.addText', { name })}</p>
      {person.isSelf ? null : (
        <p dir="auto">
          {hasConfirmed
            ? t('personAuthenticators.nextUnderSecurity', { name })
            : t('personAuthenticators.nextAtSignIn', { name })}
        </p>
      )}
      <form {...form.props} className={layout.stack}>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        {tokens.length === 0 ? null : (
          <NativeSelect
            label={t('personAuthenticators.source')}
            name="source"
            data={[
              { value: '', label: t('personAuthenticators.byHand') },
              ...tokens.map(({ stockTokenId, serial }) => ({
                value: stockTokenId,
                label: t('personAuthenticators.fromStock', { serial }),
              })),
            ]}
            {...form.field('source')}
          />
        )}
        {inStock(form.values.source) === undefined ? (
          <>
            <TextInput
              label={t('personAuthenticators.serial')}
              description={t('personAuthenticators.serialHelp')}
              name="serial"
              autoComplete="off"
              spellCheck={false}
              {...form.field('serial')}
            />
            <PasswordField
              label={t('personAuthenticators.seed')}
              description={t('personAuthenticators.seedHelp')}
              name="seed"
              autoComplete="new-password"
              hideNow={form.running}
              {...form.field('seed')}
            />
            <NativeSelect
              label={t('personAuthenticators.period')}
              name="period"
              data={periods.map((count) => ({
                value: String(count),
                label: t('personAuthenticators.seconds', { count }),
              }))}
              {...form.field('period')}
            />
          </>
        ) : null}
        <TextInput
          label={t('personAuthenticators.code')}
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
          <SubmitButton running={form.running}>{t('personAuthenticators.submit')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
