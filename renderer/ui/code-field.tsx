import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseCode } from '../../shared/code-text';
import classes from './code-field.module.css';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Called once when the field holds six digits; without it the form's button sends the code. */
  readonly onComplete?: (code: string) => void;
  readonly running: boolean;
  readonly error?: string | undefined;
  /** The number of refusals; each one focuses the field and selects its digits. */
  readonly occurrence: number;
  readonly focusOnMount?: boolean;
  /** Set when the code is not that of the person who signs in. */
  readonly label?: string;
  readonly description?: string;
}

/**
 * The field for the six digits: one text field, as screen readers, paste and autofill need. It keeps the text as typed;
 * `normaliseCode` reads blanks, dashes and full-width digits.
 */
export const CodeField = (props: CodeFieldProps) => {
  const { value, onChange, onComplete, running, error, occurrence, focusOnMount = true } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const completed = useRef<string | null>(null);

  useEffect(() => {
    // On a zoomed page, the QR code above must not scroll away.
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
      // A new element each time makes a screen reader read the same sentence again.
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
