import { useTranslation } from 'react-i18next';
import type { SeedFilePreview } from '../../../shared/ipc/tokens-contract';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';

/** The errors of a seed file, by line and column. */
export const SeedFileErrors = ({ errors }: Pick<SeedFilePreview, 'errors'>) => {
  const { t } = useTranslation();
  return (
    <TableFrame>
      <table className={table.table} aria-label={t('tokens.errorTable')}>
        <thead>
          <tr>
            <th scope="col">{t('tokens.line')}</th>
            <th scope="col">{t('tokens.column')}</th>
            <th scope="col">{t('tokens.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ line, column, problem }) => (
            <tr key={`${line} ${column} ${problem}`}>
              <th scope="row" className={table.time}>
                {line}
              </th>
              <td>{t(`tokens.columns.${column}`)}</td>
              <td className={table.text}>{t(`tokens.problems.${problem}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};

/** The valid tokens of a seed file, and their future owners. */
export const SeedFileRows = ({ rows }: Pick<SeedFilePreview, 'rows'>) => {
  const { t } = useTranslation();
  return (
    <TableFrame>
      <table className={table.table} aria-label={t('tokens.rowTable')}>
        <thead>
          <tr>
            <th scope="col">{t('tokens.line')}</th>
            <th scope="col">{t('tokens.serial')}</th>
            <th scope="col">{t('tokens.period')}</th>
            <th scope="col">{t('tokens.for')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, serial, periodSeconds, name }) => (
            <tr key={line}>
              <td className={table.time}>{line}</td>
              <th scope="row">
                <bdi>{serial}</bdi>
              </th>
              <td className={table.time}>{t('tokens.seconds', { count: periodSeconds })}</td>
              <td dir="auto" className={table.text}>
                {name ?? t('tokens.stocked')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};
