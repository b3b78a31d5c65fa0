import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import { Badge } from '../../ui/badge';
import layout from '../../ui/layout.module.css';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { dayAndTime } from '../../messages/times';
import classes from './last-sign-ins.module.css';
import { howText } from './sign-in-words';

interface LastSignInsProps {
  readonly signIns: readonly OwnSignIn[];
  /** Called for an entry that the person says was not them; without it, the entries have no button. */
  readonly onNotMe?: (entry: OwnSignIn) => void;
}

const Row = ({
  entry,
  onNotMe,
  withDesk,
}: { readonly entry: OwnSignIn; readonly withDesk: boolean } & Pick<LastSignInsProps, 'onNotMe'>) => {
  const { t } = useTranslation();
  const timeId = useId();
  const { occurredAt, portal, outcome, present, reported, thisDesk, deskId } = entry;
  return (
    <tr>
      <td className={classes.when} id={timeId}>
        {dayAndTime(occurredAt)}
      </td>
      <td>{portal === null ? null : t(`portal.name.${portal}`)}</td>
      {withDesk ? (
        <td>{thisDesk ? t('signIns.thisDesk') : t('signIns.otherDesk', { id: deskId.slice(-4) })}</td>
      ) : null}
      <td>
        <div className={classes.result}>
          <div className={classes.what}>
            <Badge tone={outcome === 'success' ? 'good' : 'warn'}>{t(`signIns.${outcome}`)}</Badge>
            <span className={`${layout.soft} ${layout.small}`}>{howText(t, entry)}</span>
          </div>
          {present ? <Badge tone="plain">{t('signIns.present')}</Badge> : null}
          {reported ? <Badge tone="bad">{t('signIns.reported')}</Badge> : null}
          {onNotMe === undefined || present || reported ? null : (
            <Button variant="default" size="xs" aria-describedby={timeId} onClick={() => onNotMe(entry)}>
              {t('notMe.action')}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
};

/** The person's latest sign-ins and failures, newest first. */
export const LastSignIns = ({ signIns, onNotMe }: LastSignInsProps) => {
  const { t } = useTranslation();
  if (signIns.length === 0) return <p>{t('home.noSignIns')}</p>;
  const withDesk = signIns.some(({ thisDesk }) => !thisDesk);
  return (
    <TableFrame plain>
      <table className={table.table} aria-label={t('signIns.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('signIns.when')}</th>
            <th scope="col">{t('signIns.portal')}</th>
            {withDesk ? <th scope="col">{t('signIns.desk')}</th> : null}
            <th scope="col">{t('signIns.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map((entry) => (
            <Row
              key={`${entry.hostId}${entry.sequence}`}
              entry={entry}
              withDesk={withDesk}
              {...(onNotMe === undefined ? {} : { onNotMe })}
            />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};
