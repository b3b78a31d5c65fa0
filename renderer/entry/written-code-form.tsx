import { useRef } from 'react';
import type { Failure, Result } from '../../shared/result';
import { useDeskForm } from '../ui/desk-form';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { SubmitButton } from '../ui/submit-button';
import { WrittenField } from '../ui/written-field';

interface WrittenCodeFormProps {
  /** The field's name in the contract. */
  readonly field: string;
  /** The field's label. */
  readonly name: string;
  /** The failure that concerns the code itself: its sentence stands at the field. */
  readonly wrong: Failure['code'];
  readonly answer: (typed: string) => Promise<Result<unknown>>;
  readonly label: string;
  readonly description: string;
  readonly autoFocus?: boolean;
  readonly submit: string;
}

/** One code of letters and digits, sent by the button alone: it has no fixed length. A refused code stays, selected. */
export const WrittenCodeForm = (props: WrittenCodeFormProps) => {
  const { field, wrong, answer, submit: submitText, ...shown } = props;
  const input = useRef<HTMLInputElement>(null);
  const form = useDeskForm({
    start: { typed: '' },
    fields: ['typed', field],
    atField: { [wrong]: 'typed' },
    send: ({ typed }) => answer(typed),
    onRefused: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  return (
    <form {...form.props} className={layout.stack}>
      <ErrorAlert text={form.text} occurrence={form.occurrence} />
      <WrittenField
        {...shown}
        inputRef={input}
        {...form.field('typed')}
        error={form.error('typed') ?? form.error(field)}
      />
      <SubmitButton running={form.running} fullWidth>
        {submitText}
      </SubmitButton>
    </form>
  );
};
