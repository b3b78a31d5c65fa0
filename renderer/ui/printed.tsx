import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { DemoMark } from './demo-mark';
import { useDeskView } from '../client/desk-state';
import classes from './printed.module.css';

/** What the printer gets in the place of a room with everything around it: the demo's mark alone stays. */
export const Printed = ({ children }: { readonly children: ReactNode }) => {
  const isDemo = useDeskView((view) => view.step === 'ready' && view.state.demo);
  return createPortal(
    <div className={classes.printed} aria-hidden>
      {isDemo ? <DemoMark /> : null}
      {children}
    </div>,
    document.body,
  );
};

/** A page of its own. */
export const PrintedPage = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.page}>{children}</div>
);
