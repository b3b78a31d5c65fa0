import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import classes from './dialog.module.css';
import layout from './layout.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For a dialog that holds a list rather than a question. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal dialog, open as long as it is rendered. The platform's own element makes the rest inert, closes on Escape and
 * returns the focus, without a script that imitates this.
 */
export const Dialog = ({ title, onClose, wide = false, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    if (shown?.open === false) shown.showModal();
    // Focuses the first field, or else the text: an earlier key press must not confirm an unread question.
    (shown?.querySelector<HTMLElement>('input, select, textarea') ?? shown)?.focus();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
      // Chromium leaves the caret in the removed dialog: without this, the focused field would take no text.
      if (opener instanceof HTMLInputElement && opener.selectionStart !== null)
        opener.setSelectionRange(opener.selectionStart, opener.selectionEnd);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      tabIndex={-1}
      className={`${classes.dialog} ${wide ? classes.wide : ''}`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={layout.stack}>
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
};
