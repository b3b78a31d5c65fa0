import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/ipc/audit-contract';
import type { AccountId } from '../../../shared/ids';
import { Facts } from '../../ui/facts';
import { exactTime } from '../../messages/times';
import { addressOf } from '../../client/route';
import { auditDesks } from './audit-filters';

const Someone = ({ id, name }: { readonly id: AccountId | null; readonly name: string }) => {
  const { t } = useTranslation();
  if (name === '') return t('audit.none');
  return id === null ? (
    <bdi>{name}</bdi>
  ) : (
    <a href={addressOf('staff', id)} dir="auto">
      {name}
    </a>
  );
};

/** Every field of an audit event, with links to the people in it. */
export const AuditDetails = ({ row }: { readonly row: AuditRow }) => {
  const { t } = useTranslation();
  const desks = auditDesks.use();
  const isHere = desks.step === 'ready' && desks.value.present === row.deskId;
  const facts = Object.entries(row.details).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <Facts
      facts={[
        [t('audit.local'), exactTime(row.occurredAt)],
        [t('audit.utc'), <time key="utc">{new Date(row.occurredAt).toISOString()}</time>],
        [
          t('audit.desk'),
          <span key="desk">
            <code>{row.deskId}</code>
            {isHere ? ` (${t('audit.thisDesk')})` : null}
          </span>,
        ],
        [t('audit.sequence'), row.sequence],
        [t('audit.kindOfEvent'), <code key="kind">{`${row.action}, ${row.outcome}`}</code>],
        [t('audit.actor'), <Someone key="actor" id={row.actorId} name={row.actorName} />],
        [t('audit.subject'), <Someone key="subject" id={row.subjectId} name={row.subjectName} />],
        [t('audit.portal'), row.portal === null ? t('audit.noPortal') : t(`portal.name.${row.portal}`)],
        [
          t('audit.facts'),
          facts.length === 0
            ? t('audit.noFacts')
            : facts.map((fact) => (
                <div key={fact}>
                  <code>{fact}</code>
                </div>
              )),
        ],
      ]}
    />
  );
};
