import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './printed.module.css';

/** What the printer gets in the place of a room with everything around it. */
export const Printed = ({ children }: { readonly children: ReactNode }) =>
  createPortal(
    <div className={classes.printed} aria-hidden>
      {children}
    </div>,
    document.body,
  );

/** A page of its own. */
export const PrintedPage = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.page}>{children}</div>
);
