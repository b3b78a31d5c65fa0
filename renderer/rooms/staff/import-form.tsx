import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/access';
import type { ImportBatch, ImportError } from '../../../shared/ipc/staff-file-contract';
import { type StaffField, staffFieldNames } from '../../../shared/staff-fields';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { desk } from '../../client/desk-client';
import { formText } from '../../messages/failure-text';
import { staffFieldText } from '../../messages/staff-field-text';
import { usePortal } from '../../client/portal-context';
import type { ColumnMap, ReadFile } from './import-file';
import { guessColumns, importRows } from './import-file';
import classes from './import-page.module.css';

const previewed = 5;

interface Choice {
  readonly value: string;
  readonly label: string;
}

const onlyColumns = (): readonly Choice[] => [];

/** The values that a field can have for everybody, besides the columns of the file. */
const valuesForEverybody: Readonly<Record<StaffField, (t: TFunction) => readonly Choice[]>> = {
  name: onlyColumns,
  username: onlyColumns,
  role: (t) =>
    roles.map((role) => ({ value: role, label: t('staffFile.everybodyIs', { role: t(`role.${role}`) }) })),
};

interface ColumnsProps {
  readonly file: ReadFile;
  readonly columns: ColumnMap;
  readonly onChange: (columns: ColumnMap) => void;
}

const Columns = ({ file, columns, onChange }: ColumnsProps) => {
  const { t } = useTranslation();
  const choices = file.headings.map((heading, index) => ({
    value: String(index),
    label: t('staffFile.columnOf', {
      column: heading.trim() === '' ? t('staffFile.unnamed', { number: index + 1 }) : heading,
    }),
  }));
  return (
    <div className={classes.columns}>
      {staffFieldNames.map((field) => {
        const forEverybody = valuesForEverybody[field](t);
        return (
          <NativeSelect
            key={field}
            label={t(`field.${field}`)}
            data={[...choices, ...forEverybody]}
            value={String(columns[field])}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const same = forEverybody.some((choice) => choice.value === value);
              onChange({ ...columns, [field]: same ? value : Number(value) });
            }}
          />
        );
      })}
    </div>
  );
};

interface ErrorsProps {
  readonly errors: readonly ImportError[];
  /** How many errors there are in all. */
  readonly count: number;
}

const Errors = ({ errors, count }: ErrorsProps) => {
  const { t } = useTranslation();
  return (
    <MessageBox tone="bad" role="alert">
      <p>{t('staffFile.errors', { count })}</p>
      {/* A list that scrolls has to be reachable (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes.errors} tabIndex={0} aria-label={t('staffFile.errorList')}>
        {errors.map(({ line, column, problem, bound }) => (
          <li key={`${line} ${column}`}>
            {t('staffFile.errorLine', {
              line,
              column: t(`field.${column}`),
              text: t(`staffFile.problem.${problem}`, { bound: bound ?? 0 }),
            })}
          </li>
        ))}
      </ul>
      {count > errors.length ? <p>{t('staffFile.moreErrors', { count: errors.length })}</p> : null}
    </MessageBox>
  );
};

interface ImportFormProps {
  readonly file: ReadFile;
  readonly onImported: (batch: ImportBatch) => void;
}

/** The answer of a check, with the file and the columns that it judged. */
interface Checked {
  readonly columns: ColumnMap;
  readonly file: ReadFile;
  readonly errors: readonly ImportError[];
  readonly errorCount: number;
  readonly good: number;
}

/** Which column is which, a look at the first people, the check, and the import. */
export const ImportForm = ({ file, onImported }: ImportFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [chosen, setChosen] = useState({ file, columns: guessColumns(file) });
  const [answer, setAnswer] = useState<Checked | null>(null);
  const { submission, submit } = useSubmission();
  // Another file was chosen: its own headings are guessed anew.
  const columns = chosen.file === file ? chosen.columns : guessColumns(file);
  const checked = answer?.file === file && answer.columns === columns ? answer : null;
  const rows = importRows(file, columns);
  const running = submission.step === 'running';
  const check = async () => {
    setChosen({ file, columns });
    const told = await submit(() => desk.staffFile.check({ rows }));
    if (told?.ok) setAnswer({ columns, file, ...told.value });
  };
  const bringIn = async (onlyGood: boolean) => {
    const fileName = file.name.slice(0, 300);
    const told = await submit(() => desk.staffFile.import({ rows, fileName, onlyGood }));
    if (!told?.ok) return;
    if (told.value.kind === 'imported') return onImported(told.value.batch);
    const { errors, errorCount } = told.value;
    setAnswer({ columns, file, errors, errorCount, good: 0 });
  };
  return (
    <div className={layout.stack}>
      <h2>{t('staffFile.columns')}</h2>
      <p dir="auto">{t('staffFile.file', { name: file.name, count: rows.length })}</p>
      <Columns file={file} columns={columns} onChange={(changed) => setChosen({ file, columns: changed })} />
      <TableFrame>
        <table className={table.table} aria-label={t('staffFile.preview')}>
          <thead>
            <tr>
              <th scope="col">{t('staffFile.line')}</th>
              {staffFieldNames.map((field) => (
                <th key={field} scope="col">
                  {t(`field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, previewed).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                {staffFieldNames.map((field) => (
                  <td key={field} className={classes.cell}>
                    <bdi>{staffFieldText(t, field, row[field])}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <ErrorAlert text={formText(t, failureOf(submission), [], portal)} occurrence={submission.occurrence} />
      {checked !== null && checked.errorCount > 0 ? (
        <Errors errors={checked.errors} count={checked.errorCount} />
      ) : null}
      {checked === null ? null : (
        <p role="status">
          {checked.good === 0
            ? t('staffFile.checkedNone')
            : t('staffFile.checkedGood', { count: checked.good })}
        </p>
      )}
      <div className={layout.row}>
        {checked !== null && checked.good > 0 ? (
          <SubmitButton running={running} onClick={() => void bringIn(checked.errorCount > 0)}>
            {checked.errorCount > 0
              ? t('staffFile.importGood', { count: checked.good })
              : t('staffFile.importAll', { count: checked.good })}
          </SubmitButton>
        ) : (
          <SubmitButton running={running} onClick={() => void check()}>
            {t('staffFile.check')}
          </SubmitButton>
        )}
        {checked === null ? null : (
          <Button variant="default" onClick={() => setAnswer(null)}>
            {t('common.back')}
          </Button>
        )}
      </div>
    </div>
  );
};
