import type { ReactNode } from 'react';
import classes from './text-link.module.css';

interface TextButtonProps {
  readonly onClick: () => void;
  /** Makes it as light as a link in a text. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A button that looks like a link, for a lesser choice beside the page's main button. */
export const TextButton = ({ onClick, quiet = false, children }: TextButtonProps) => (
  <button type="button" className={`${classes.link} ${quiet ? classes.quiet : ''}`} onClick={onClick}>
    {children}
  </button>
);
