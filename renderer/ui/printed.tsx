import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { DemoMark } from './demo-mark';
import { useDeskView } from '../client/desk-state';
import classes from './printed.module.css';

/** Content that prints instead of the whole window; only the demo's mark prints with it. */
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

/** Content that starts a new page. */
export const PrintedPage = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.page}>{children}</div>
);
