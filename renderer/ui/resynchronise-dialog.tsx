import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { CodePairForm } from './code-pair-form';
import { Dialog } from './dialog';

interface ResynchroniseDialogProps {
  /** The token's name. */
  readonly name: string;
  readonly onSubmit: (codes: { first: string; second: string }) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

/** Asks for two codes in a row, which resynchronise a hardware token whose clock has drifted. */
export const ResynchroniseDialog = ({ name, onSubmit, onClose }: ResynchroniseDialogProps) => {
  const { t } = useTranslation();
  const send = async (first: string, second: string) => {
    const answer = await onSubmit({ first, second });
    if (answer.ok) onClose();
    return answer;
  };
  return (
    <Dialog title={t('resync.title')} onClose={onClose}>
      <p dir="auto">
        <strong>{name}</strong>
      </p>
      <p>{t('resync.text')}</p>
      <CodePairForm submit={t('resync.confirm')} onSubmit={send} onCancel={onClose} />
    </Dialog>
  );
};
