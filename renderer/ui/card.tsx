import type { ReactNode } from 'react';
import layout from './layout.module.css';

interface CardProps {
  readonly title?: string;
  readonly children: ReactNode;
}

/** A framed part of a page; a title becomes its second-level heading. */
export const Card = ({ title, children }: CardProps) => (
  <section className={`${layout.card} ${layout.stack}`}>
    {title === undefined ? null : <h2>{title}</h2>}
    {children}
  </section>
);
