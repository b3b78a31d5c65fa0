import type { ReactNode } from 'react';
import classes from './enrolment-page.module.css';

interface EnrolmentStepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

/** One numbered step of setting up an authentication app. */
export const EnrolmentStep = ({ number, title, children }: EnrolmentStepProps) => (
  <li className={classes.step}>
    <h2>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      {title}
    </h2>
    {children}
  </li>
);
