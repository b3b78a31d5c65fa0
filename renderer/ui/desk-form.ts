import { useForm } from '@mantine/form';
import type { ChangeEvent, FormEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/result';
import { usePortal } from '../client/portal-context';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { focusFirstError } from './focus-first-error';
import { failureOf, useSubmission } from './submission';

/** A field error that the page finds before it sends the form. */
export type FieldCheck = 'password.doNotMatch' | 'ownerSheet.keyIncomplete';

interface DeskFormOptions<Values, Field extends string, Answer> {
  readonly start: Values;
  /** The fields that a failure can name, if they differ from the form's values. */
  readonly fields?: readonly Field[];
  /** The errors that the page itself can find; a form with errors is not sent. */
  readonly check?: (values: Values) => Partial<Record<NoInfer<Field>, FieldCheck>>;
  readonly send: (values: Values) => Promise<Result<Answer>>;
  readonly onDone?: (answer: Answer, sent: Values) => void;
  /** Called after a refusal; without it the first refused field gets the focus. */
  readonly onRefused?: (failure: Failure, sent: Values) => void;
  /** The field that a failure code concerns: its sentence stands there. */
  readonly atField?: Partial<Record<Failure['code'], NoInfer<Field>>>;
  readonly onChange?: (values: Values) => void;
}

/**
 * A form for a call to main. It keeps the typed text after any answer. A failure shows its sentence at the fields that it
 * names, else above the form. Each render makes the sentences anew, so that they follow the language.
 */
export const useDeskForm = <
  Values extends Readonly<Record<string, string>>,
  Answer,
  Field extends string = keyof Values & string,
>(
  options: DeskFormOptions<Values, Field, Answer>,
) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const ref = useRef<HTMLFormElement>(null);
  const { submission, submit, clear } = useSubmission();
  const { check, send, onDone, onRefused, onChange } = options;
  const form = useForm<Values>({
    initialValues: options.start,
    clearInputErrorOnChange: false,
    // The form holds errors as keys of the message catalogue.
    validate: (values) => ({ ...check?.(values) }),
    ...(onChange === undefined ? {} : { onValuesChange: onChange }),
  });
  const fields = options.fields ?? (Object.keys(options.start) as Field[]);
  const failure = failureOf(submission);
  const fieldOfFailure = failure === null ? undefined : options.atField?.[failure.code];
  const refusals = fieldTexts(t, failure, fields);

  const error = (field: Field): string | undefined => {
    const checked = form.errors[field] as FieldCheck | undefined;
    if (checked !== undefined) return t(checked);
    if (failure !== null && fieldOfFailure === field) return failureText(t, failure, portal);
    return refusals[field];
  };

  const sendNow = async (): Promise<void> => {
    const sent = form.getValues();
    const answer = await submit(() => send(sent));
    if (answer?.ok) onDone?.(answer.value, sent);
    else if (answer !== null && onRefused !== undefined) onRefused(answer.error, sent);
    else if (answer !== null) focusFirstError(ref.current);
  };

  const onSubmit = (event?: FormEvent<HTMLFormElement>): void => {
    event?.preventDefault();
    if (!form.validate().hasErrors) return void sendNow();
    clear();
    focusFirstError(ref.current);
  };

  return {
    values: form.values,
    set: (change: Partial<Values>) => form.setValues(change),
    /** Clears the fields that still hold the sent text; text typed during a slow answer stays. */
    forget: (sent: Values, ...names: readonly (keyof Values)[]) =>
      form.setValues((now) => {
        const emptied = names.filter((name) => now[name] === sent[name]).map((name) => [name, '']);
        return Object.fromEntries(emptied) as Partial<Values>;
      }),
    /** The value, change handler and error of one field. */
    field: <Name extends keyof Values & Field>(name: Name) => ({
      value: form.values[name],
      onChange: form.getInputProps(name).onChange as (typed: ChangeEvent | string) => void,
      error: error(name),
    }),
    error,
    failure,
    /** The sentence above the form, or null. */
    text: fieldOfFailure === undefined ? formText(t, failure, fields, portal) : null,
    /** Changes with every refusal, so that a screen reader reads the same sentence again. */
    occurrence: submission.occurrence,
    running: submission.step === 'running',
    clear,
    submit: () => onSubmit(),
    ref,
    props: { ref, noValidate: true, onSubmit },
  };
};
