import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { desk } from '../client/desk-client';
import classes from './zoom-note.module.css';

const staysFor = 1_500;

/** Shows the page's zoom for a moment after it has changed. */
export const ZoomNote = () => {
  const { t } = useTranslation();
  const [percent, setPercent] = useState<number | null>(null);
  const [there, setThere] = useState(false);
  useEffect(() => {
    setThere(true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = desk.onZoomed((zoomed) => {
      clearTimeout(timer);
      setPercent(zoomed);
      timer = setTimeout(() => setPercent(null), staysFor);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  // The painted sign-in page holds its root alone.
  if (!there) return null;
  // An open dialog covers its siblings, so the note goes inside it.
  const topmost = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  return createPortal(
    <div role="status" className={classes.corner}>
      {percent === null ? null : <p className={classes.note}>{t('zoomed', { percent })}</p>}
    </div>,
    topmost,
  );
};
