import type { ReactNode } from 'react';
import classes from './text-link.module.css';

interface TextButtonProps {
  readonly onClick: () => void;
  /** As light as a link in a text, where it stands beside one. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A button that reads like a link: a lesser way on, beside the page's main one. */
export const TextButton = ({ onClick, quiet = false, children }: TextButtonProps) => (
  <button type="button" className={`${classes.link} ${quiet ? classes.quiet : ''}`} onClick={onClick}>
    {children}
  </button>
);
