import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseCode } from '../../shared/code-text';
import classes from './code-field.module.css';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Called once as soon as six digits are in; without it the field waits for its form. */
  readonly onComplete?: (code: string) => void;
  readonly running: boolean;
  readonly error?: string | undefined;
  /** Counts refusals: each one puts the focus back and selects the digits. */
  readonly occurrence: number;
  readonly focusOnMount?: boolean;
  /** Where it is not the code of the person signing in. */
  readonly label?: string;
  readonly description?: string;
}

/**
 * The field for the six digits: one text field, as screen readers, paste and autofill want it. What was typed stays as it
 * was typed; blanks, dashes and full-width digits are read by `normaliseCode`.
 */
export const CodeField = (props: CodeFieldProps) => {
  const { value, onChange, onComplete, running, error, occurrence, focusOnMount = true } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const completed = useRef<string | null>(null);

  useEffect(() => {
    // Where the page is zoomed, the QR code above must not scroll away.
    if (focusOnMount) input.current?.focus({ preventScroll: true });
  }, [focusOnMount]);

  useEffect(() => {
    if (occurrence === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [occurrence]);

  const read = (typed: string, composing: boolean) => {
    onChange(typed);
    const code = composing ? null : normaliseCode(typed);
    if (code !== null && code !== completed.current) onComplete?.(code);
    completed.current = code;
  };

  return (
    <TextInput
      ref={input}
      label={props.label ?? t('field.code')}
      description={
        props.description ?? (onComplete === undefined ? t('unlock.codeHelp') : t('field.codeSubmitsItself'))
      }
      // A new element each time: the same sentence twice is read out twice.
      error={error === undefined ? undefined : <span key={occurrence}>{error}</span>}
      classNames={{ input: classes.digits ?? '' }}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCorrect="off"
      spellCheck={false}
      value={value}
      readOnly={running}
      onChange={(event) => read(event.currentTarget.value, (event.nativeEvent as InputEvent).isComposing)}
      onCompositionEnd={(event) => read(event.currentTarget.value, false)}
    />
  );
};
