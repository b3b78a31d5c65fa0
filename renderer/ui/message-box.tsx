import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconShieldExclamation,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './message-box.module.css';

type Tone = 'bad' | 'warn' | 'good' | 'plain';

const icons = {
  bad: IconAlertTriangle,
  warn: IconShieldExclamation,
  good: IconCircleCheck,
  plain: IconInfoCircle,
};

interface MessageBoxProps {
  readonly tone: Tone;
  /** `status` for news; none for a lasting message. Errors use ErrorAlert. */
  readonly role?: 'status' | 'alert';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A framed message with an icon, so that colour alone never carries the tone. */
export const MessageBox = ({ tone, role, title, children }: MessageBoxProps) => {
  const Icon = icons[tone];
  return (
    <div role={role} className={`${classes.box} ${classes[tone]}`}>
      <Icon size={20} aria-hidden />
      <div className={classes.body}>
        {title === undefined ? null : <p className={classes.title}>{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
};
