import { useTranslation } from 'react-i18next';
import type { UndoneImport as Undone } from '../../../shared/ipc/staff-file-contract';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';

const numbers = ['removed', 'setInactive', 'inactiveBefore'] as const;

/** Tells what became of everybody of an import that was undone, and why who was not removed stays. */
export const UndoneImport = ({ undone }: { readonly undone: Undone }) => {
  const { t } = useTranslation();
  return (
    <MessageBox tone="good" role="status" title={t('staffFile.undone.title')}>
      <ul className={layout.plainList}>
        {numbers
          .filter((number) => undone[number] > 0)
          .map((number) => (
            <li key={number}>{t(`staffFile.undone.${number}`, { count: undone[number] })}</li>
          ))}
        {undone.kept.map(({ name, reason }) => (
          <li key={reason} dir="auto">
            {t(`staffFile.undone.kept.${reason}`, { name })}
          </li>
        ))}
      </ul>
    </MessageBox>
  );
};
