import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './switch-field.module.css';
import layout from './layout.module.css';

interface SwitchFieldProps {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** The effect of turning the switch; it stands under the help. */
  readonly children?: ReactNode;
}

/** A switch. People see and press the control itself, while Mantine hides its own at no size. */
export const SwitchField = ({ label, help, checked, onChange, children }: SwitchFieldProps) => {
  const id = useId();
  return (
    <div className={classes.field}>
      <input
        id={id}
        type="checkbox"
        // A checkbox announces its own state; ARIA in HTML forbids a second statement.
        // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
        role="switch"
        className={classes.switch}
        aria-describedby={`${id}-help`}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.below}>
        <p id={`${id}-help`} className={layout.soft}>
          {help}
        </p>
        {children}
      </div>
    </div>
  );
};
