import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportBatch } from '../../../shared/ipc/staff-file-contract';
import { BackLink } from '../../ui/back-link';
import { Card } from '../../ui/card';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { addressOf } from '../../client/route';
import { EarlierImports } from './earlier-imports';
import type { FileProblem, ReadFile } from './import-file';
import { readImportFile } from './import-file';
import { ImportForm } from './import-form';
import classes from './import-page.module.css';
import { imports } from './imports-store';

/** Where an import is: no file yet, one that was read, or done. */
type Step =
  | { readonly step: 'choose'; readonly problem: FileProblem | null; readonly occurrence: number }
  | { readonly step: 'read'; readonly file: ReadFile };

const ChooseFile = ({ onChosen }: { readonly onChosen: (file: File) => void }) => {
  const { t } = useTranslation();
  return (
    // Dropping a file is one more way to choose one; the field inside is the way for everybody.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      className={classes.choose}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onChosen(file);
      }}
    >
      <strong>{t('staffFile.choose')}</strong>
      <span className={layout.soft}>{t('staffFile.chooseHelp')}</span>
      {/* The system's own button would speak the system's language. */}
      <span aria-hidden className={classes.button}>
        <IconFileUpload size={18} />
        {t('staffFile.chooseFile')}
      </span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) onChosen(file);
          // The same file again, put right meanwhile, is a change too.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
};

/** Many new people from a file: choose it, say which column is which, check it, import it, and undo that. */
export const ImportPage = () => {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ step: 'choose', problem: null, occurrence: 0 });
  const [imported, setImported] = useState<ImportBatch | null>(null);
  useEffect(() => void imports.load(), []);
  const choose = async (chosen: File) => {
    const file = await readImportFile(chosen);
    setImported(null);
    setStep((before) =>
      typeof file === 'string'
        ? { step: 'choose', problem: file, occurrence: before.step === 'choose' ? before.occurrence + 1 : 1 }
        : { step: 'read', file },
    );
  };
  return (
    <div className={layout.stack}>
      <BackLink to={addressOf('staff')}>{t('profile.back')}</BackLink>
      <div className={classes.lead}>
        <PageHeading>{t('staffFile.title')}</PageHeading>
        <p>{t('staffFile.lead')}</p>
        <p className={`${layout.soft} ${layout.small} ${classes.noPasswords}`}>
          {t('staffFile.noPasswords')}
        </p>
      </div>
      {imported === null ? (
        <Card>
          <ErrorAlert
            text={step.step === 'choose' && step.problem !== null ? t(`staffFile.${step.problem}`) : null}
            {...(step.step === 'choose' ? { occurrence: step.occurrence } : {})}
          />
          <ChooseFile onChosen={(file) => void choose(file)} />
          {step.step === 'read' ? (
            <ImportForm
              file={step.file}
              onImported={(batch) => {
                setImported(batch);
                setStep({ step: 'choose', problem: null, occurrence: 0 });
                void imports.load();
              }}
            />
          ) : null}
        </Card>
      ) : null}
      <EarlierImports imported={imported} onAnother={() => setImported(null)} />
    </div>
  );
};
