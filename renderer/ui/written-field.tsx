import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import classes from './written-field.module.css';

/** The shared attributes of fields for text on paper. */
export interface WrittenFieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

interface NamedFieldProps extends WrittenFieldProps {
  readonly label: string;
  readonly description: string;
  readonly name: string;
}

/** A field for capital letters and digits from paper. It leaves typed and pasted text unchanged. */
export const WrittenField = ({ onChange, inputRef, autoFocus = false, ...field }: NamedFieldProps) => (
  <TextInput
    ref={inputRef}
    autoComplete="off"
    autoCapitalize="characters"
    autoCorrect="off"
    spellCheck={false}
    classNames={{ input: classes.written ?? '' }}
    autoFocus={autoFocus}
    onChange={(event) => onChange(event.currentTarget.value)}
    {...field}
  />
);
