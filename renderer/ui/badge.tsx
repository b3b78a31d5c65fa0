import type { ReactNode } from 'react';
import classes from './badge.module.css';

interface BadgeProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly children: ReactNode;
}

/** A state in one or two words. */
export const Badge = ({ tone, children }: BadgeProps) => (
  <span className={`${classes.badge} ${classes[tone]}`}>{children}</span>
);
