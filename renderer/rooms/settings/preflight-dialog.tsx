import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preflight, PreflightMore, StoredOptions } from '../../../shared/ipc/options-contract';
import { Dialog } from '../../ui/dialog';
import layout from '../../ui/layout.module.css';
import { FailedState, LoadingState } from '../../ui/page-states';
import { presentTime } from '../../messages/times';
import { goTo } from '../../client/route';
import { leewayTexts } from './leeway-texts';
import { lookAhead, preflight } from './options-store';
import { Check } from './preflight-check';
import classes from './preflight-dialog.module.css';
import { Names } from './preflight-names';
import { nobodyToGiveCode, strengthenedAt } from './preflight';

type Options = StoredOptions['options'];

interface PreflightDialogProps {
  readonly before: Options;
  readonly after: Options;
  readonly onTurnOn: () => void;
  readonly onClose: () => void;
}

interface AskedProps {
  readonly at: Preflight['portals'][number];
  readonly after: Options;
}

const Asked = ({ at, after }: AskedProps) => {
  const { t } = useTranslation();
  const { portal, asked, staff } = at;
  const text = t('options.willAsk', { count: asked.count, staff, portal: t(`portal.name.${portal}`) });
  return (
    <Check tone="plain">
      <p>{[text, ...(asked.count > 0 ? leewayTexts(t, after, portal, presentTime()) : [])].join(' ')}</p>
      <Names
        group={asked}
        kind={{ asking: { office: portal === 'office', staff: portal === 'staff' }, withoutPassword: false }}
        label={t(`preflight.asked.${portal}`)}
      />
    </Check>
  );
};

interface ChecksProps {
  readonly asking: PreflightMore['asking'];
  readonly found: Preflight;
  readonly before: Options;
  readonly after: Options;
}

const Checks = ({ asking, found, before, after }: ChecksProps) => {
  const { t } = useTranslation();
  const { portals, withoutPassword, managersSetUp, selfSetUp } = found;
  return (
    <>
      {portals.map((at) => (
        <Asked key={at.portal} at={at} after={after} />
      ))}
      {withoutPassword.count > 0 ? (
        <Check tone="warn">
          <p>{t('preflight.noPassword', { count: withoutPassword.count })}</p>
          <Names
            group={withoutPassword}
            kind={{ asking, withoutPassword: true }}
            label={t('preflight.noPassword', { count: withoutPassword.count })}
          />
        </Check>
      ) : null}
      {portals.length > 0 && withoutPassword.count === 0 ? (
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
          <p>{t(nobodyToGiveCode(found, after) ? 'preflight.nobodyToGiveCode' : 'preflight.selfNotSetUp')}</p>
          {/* The unsaved changes stay for when the person comes back. */}
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

/** Warns a manager before new options ask more of people. The manager may save anyway. */
export const PreflightDialog = ({ before, after, onTurnOn, onClose }: PreflightDialogProps) => {
  const { t } = useTranslation();
  const found = preflight.use();
  const [asking] = useState(() => strengthenedAt(before, after, presentTime()));
  useEffect(() => void lookAhead(asking), [asking]);
  return (
    <Dialog title={t('preflight.title')} onClose={onClose}>
      {found.step === 'loading' ? <LoadingState /> : null}
      {found.step === 'failed' ? (
        <FailedState failure={found.failure} onRetry={() => void preflight.load()} />
      ) : null}
      {found.step === 'ready' ? (
        <Checks asking={asking} found={found.value} before={before} after={after} />
      ) : null}
      <div className={layout.row}>
        {found.step === 'loading' ? null : <Button onClick={onTurnOn}>{t('preflight.turnOn')}</Button>}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
};
