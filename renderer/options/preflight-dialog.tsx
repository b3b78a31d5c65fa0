import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreflightPerson, StoredOptions } from '../../shared/ipc/options-contract';
import { Dialog } from '../components/dialog';
import layout from '../components/layout.module.css';
import { FailedState, LoadingState } from '../components/page-states';
import { presentTime } from '../messages/times';
import { goTo } from '../shell/place';
import { leewayTexts } from './leeway-texts';
import { preflight } from './options-store';
import { Check } from './preflight-check';
import classes from './preflight-dialog.module.css';
import { Names } from './preflight-names';
import { type AskedAt, preflightOf } from './preflight';

type Options = StoredOptions['options'];

interface PreflightDialogProps {
  readonly before: Options;
  readonly after: Options;
  readonly onTurnOn: () => void;
  readonly onClose: () => void;
}

const Asked = ({ at, after }: { readonly at: AskedAt; readonly after: Options }) => {
  const { t } = useTranslation();
  const { portal, asked, staff } = at;
  const text = t('options.willAsk', { count: asked.length, staff, portal: t(`portal.name.${portal}`) });
  return (
    <Check tone="plain">
      <p>{[text, ...(asked.length > 0 ? leewayTexts(t, after, portal, presentTime()) : [])].join(' ')}</p>
      <Names people={asked} label={t(`preflight.asked.${portal}`)} />
    </Check>
  );
};

interface ChecksProps {
  readonly people: readonly PreflightPerson[];
  readonly before: Options;
  readonly after: Options;
}

const Checks = ({ people, before, after }: ChecksProps) => {
  const { t } = useTranslation();
  const found = preflightOf(people, before, after, presentTime());
  const { withoutPassword, managersSetUp, selfSetUp } = found;
  return (
    <>
      {found.portals.map((at) => (
        <Asked key={at.portal} at={at} after={after} />
      ))}
      {withoutPassword.length > 0 ? (
        <Check tone="warn">
          <p>{t('preflight.noPassword', { count: withoutPassword.length })}</p>
          <Names
            people={withoutPassword}
            label={t('preflight.noPassword', { count: withoutPassword.length })}
          />
        </Check>
      ) : null}
      {found.portals.length > 0 && withoutPassword.length === 0 ? (
        <Check tone="good">{t('preflight.everybodyHasPassword')}</Check>
      ) : null}
      <Check tone={managersSetUp === 'second' ? 'good' : 'warn'}>
        {t(`preflight.managers.${managersSetUp}`)}
      </Check>
      {after.supervisedEnrolment && !before.supervisedEnrolment ? (
        <Check tone="plain">{t('preflight.supervised')}</Check>
      ) : null}
      {selfSetUp ? (
        <Check tone="good">{t('preflight.selfSetUp')}</Check>
      ) : (
        <Check tone="warn">
          <p>{t(found.nobodyToGiveCode ? 'preflight.nobodyToGiveCode' : 'preflight.selfNotSetUp')}</p>
          {/* What was changed stays as it is, unsaved, for when the person comes back. */}
          <Button
            variant="default"
            size="sm"
            className={classes.act ?? ''}
            onClick={() => goTo('ownSecurity')}
          >
            {t('preflight.setUpFirst')}
          </Button>
        </Check>
      )}
    </>
  );
};

/** What a manager sees before the options ask more of people than until now. It warns, and forces nothing. */
export const PreflightDialog = ({ before, after, onTurnOn, onClose }: PreflightDialogProps) => {
  const { t } = useTranslation();
  const people = preflight.use();
  useEffect(() => void preflight.load(), []);
  return (
    <Dialog title={t('preflight.title')} onClose={onClose}>
      {people.step === 'loading' ? <LoadingState /> : null}
      {people.step === 'failed' ? (
        <FailedState failure={people.failure} onRetry={() => void preflight.load()} />
      ) : null}
      {people.step === 'ready' ? <Checks people={people.value} before={before} after={after} /> : null}
      <div className={layout.row}>
        {people.step === 'loading' ? null : <Button onClick={onTurnOn}>{t('preflight.turnOn')}</Button>}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
};
