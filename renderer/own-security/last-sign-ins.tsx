import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../shared/ipc/own-account-contract';
import { Badge } from '../components/badge';
import { TableFrame } from '../components/table-frame';
import table from '../components/table.module.css';
import { dayAndTime } from '../messages/times';

/** The person's latest sign-ins and failed tries, newest first. */
export const LastSignIns = ({ signIns }: { readonly signIns: OwnAccount['signIns'] }) => {
  const { t } = useTranslation();
  if (signIns.length === 0) return <p>{t('home.noSignIns')}</p>;
  return (
    <TableFrame plain>
      <table className={table.table} aria-label={t('signIns.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('signIns.when')}</th>
            <th scope="col">{t('signIns.portal')}</th>
            <th scope="col">{t('signIns.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map(({ occurredAt, portal, outcome }, index) => (
            // Two tries may share a millisecond, and rows hold no state.
            <tr key={index}>
              <td className={table.time}>{dayAndTime(occurredAt)}</td>
              <td className={table.time}>{t(`portal.name.${portal}`)}</td>
              <td>
                <Badge tone={outcome === 'success' ? 'good' : 'warn'}>{t(`signIns.${outcome}`)}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};
