import { useRef } from 'react';
import type { Failure, Result } from '../../shared/result';
import { useDeskForm } from '../ui/desk-form';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { SubmitButton } from '../ui/submit-button';
import { WrittenField } from '../ui/written-field';

interface WrittenCodeFormProps {
  /** What main calls the field. */
  readonly field: string;
  /** What the page calls it. */
  readonly name: string;
  /** The failure that is about the code itself and stands at its field. */
  readonly wrong: Failure['code'];
  readonly answer: (typed: string) => Promise<Result<unknown>>;
  readonly label: string;
  readonly description: string;
  readonly autoFocus?: boolean;
  readonly submit: string;
}

/** One code of letters and digits: sent by its button alone, as it has no natural end. Refused, it stays, selected. */
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
