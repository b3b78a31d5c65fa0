import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedClocks, DeskState } from '../../shared/ipc/sign-in-contract';
import { CodePairForm } from '../ui/code-pair-form';
import layout from '../ui/layout.module.css';
import { MessageBox } from '../ui/message-box';
import { desk } from '../client/desk-client';
import { timeOfDay } from '../messages/times';
import { checkingClocks } from './sign-in-store';

const titleOf = (t: TFunction, { agree, aheadBy, device }: CheckedClocks): string => {
  if (agree) return t('clocks.agree');
  const count = Math.max(1, Math.round(Math.abs(aheadBy) / 60_000));
  return t(`clocks.${aheadBy > 0 ? 'ahead' : 'behind'}.${device}`, { count });
};

const Finding = ({ found, state }: { readonly found: CheckedClocks; readonly state: DeskState }) => {
  const { t } = useTranslation();
  return (
    <MessageBox tone={found.agree ? 'good' : 'warn'} role="status" title={titleOf(t, found)}>
      {found.agree ? (
        <p>{t('clocks.agreeText')}</p>
      ) : (
        <>
          <p>{t('clocks.deskTime', { time: timeOfDay(found.deskTimeAt) })}</p>
          <p>
            {state.clockBehind
              ? t('clocks.cureDesk')
              : t(found.device === 'app' ? 'clocks.curePhone' : 'clocks.cureToken')}
          </p>
        </>
      )}
      <p>{t('clocks.spent')}</p>
    </MessageBox>
  );
};

/** Measures from two codes in a row how far the phone's clock and this computer's differ, and says which to set. */
export const ClockDoctor = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  const [found, setFound] = useState<CheckedClocks | null>(null);
  const check = async (first: string, second: string) => {
    const answer = await checkingClocks(desk.signIn.checkClocks({ first, second }));
    if (answer.ok) setFound(answer.value);
    return answer;
  };
  return (
    <div className={layout.stack}>
      {found === null ? (
        <CodePairForm submit={t('clocks.submit')} onSubmit={check} />
      ) : (
        <Finding found={found} state={state} />
      )}
    </div>
  );
};
