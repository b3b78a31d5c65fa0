import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import classes from './written-field.module.css';

/** What the fields for a text on paper have in common. */
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

/** A field for something that stands on paper in capital letters and digits: typed or pasted, it is left as it came. */
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
