import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface FactsProps {
  /** Pairs of name and value, in order. */
  readonly facts: readonly (readonly [string, ReactNode])[];
}

/** A list of named facts. */
export const Facts = ({ facts }: FactsProps) => (
  <dl className={classes.facts}>
    {facts.map(([name, value]) => (
      <div key={name} className={classes.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
