import { IconCircleCheck, IconShieldExclamation, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './preflight-dialog.module.css';

const icons = { plain: IconUsers, good: IconCircleCheck, warn: IconShieldExclamation };

interface CheckProps {
  readonly tone: keyof typeof icons;
  readonly children: ReactNode;
}

/** One check of the pre-flight, with an icon for its result. The words carry the result too. */
export const Check = ({ tone, children }: CheckProps) => {
  const Icon = icons[tone];
  return (
    <div className={`${classes.check} ${classes[tone]}`}>
      <Icon size={20} aria-hidden />
      <div>{typeof children === 'string' ? <p>{children}</p> : children}</div>
    </div>
  );
};
