import type { ButtonProps } from '@mantine/core';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';

interface SubmitButtonProps extends ButtonProps {
  readonly running: boolean;
  readonly children: ReactNode;
  /** Called on a press; without it the button submits its form. */
  readonly onClick?: () => void;
}

// Most answers come sooner; a spinner that flashes would only make the desk look slow.
const spinnerAfter = 300;

/** A button that shows progress during a slow answer. It stays focused and enabled; a second press does nothing. */
export const SubmitButton = ({ running, onClick, children, ...others }: SubmitButtonProps) => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!running) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), spinnerAfter);
    return () => clearTimeout(timer);
  }, [running]);
  return (
    <Button
      type={onClick === undefined ? 'submit' : 'button'}
      aria-busy={running}
      loading={slow}
      {...(onClick === undefined ? {} : { onClick })}
      {...others}
    >
      {children}
    </Button>
  );
};
