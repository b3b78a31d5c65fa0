import { IconLock } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import classes from './idle-warning.module.css';

/** The seconds left when the warning begins. */
const from = 20;

/** An open dialog covers its siblings and makes them inert, so the warning goes into the topmost dialog. */
const topmost = (): Element => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;

/**
 * Warns that the window is about to lock. It takes no focus and no key press: a person who types on answers it. A screen
 * reader reads it once; the count is visible only.
 */
export const IdleWarning = ({ secondsLeft }: { readonly secondsLeft: number }) => {
  const { t } = useTranslation();
  return createPortal(
    <div className={classes.veil}>
      <div role="alert" className={classes.box}>
        <p className="visually-hidden">{t('idle.aloud', { count: from })}</p>
        <div aria-hidden className={classes.seen}>
          <IconLock size={32} stroke={1.5} />
          <div className={classes.words}>
            <p className={classes.count}>
              {secondsLeft === 0 ? t('idle.now') : t('idle.locking', { count: secondsLeft })}
            </p>
            <p>{t('idle.stay')}</p>
          </div>
        </div>
        <div aria-hidden className={classes.track}>
          <div className={classes.rest} style={{ inlineSize: `${(secondsLeft / from) * 100}%` }} />
        </div>
      </div>
    </div>,
    topmost(),
  );
};
