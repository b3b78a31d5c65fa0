import type { ReactNode } from 'react';
import { useId } from 'react';
import classes from './switch-field.module.css';
import layout from './layout.module.css';

interface SwitchFieldProps {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What turning it will do; stands under the help. */
  readonly children?: ReactNode;
}

/** A switch. The control itself is what is seen and pressed, where Mantine's hides it with no size at all. */
export const SwitchField = ({ label, help, checked, onChange, children }: SwitchFieldProps) => {
  const id = useId();
  return (
    <div className={classes.field}>
      <input
        id={id}
        type="checkbox"
        // A checkbox says by itself whether it is checked; ARIA in HTML forbids saying it twice.
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
