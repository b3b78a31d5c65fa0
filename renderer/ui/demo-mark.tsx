import { useTranslation } from 'react-i18next';
import classes from './demo-mark.module.css';

/** So many lines, and so often the mark in each, cover the largest screens, also turned. */
const lines = 60;
const times = 40;

/** Says in every window, and on every printed page, that the school is made up: in words above, and all over. As text, since printers leave backgrounds out. */
export const DemoMark = () => {
  const { t } = useTranslation();
  const line = `${t('demo.mark')}        `.repeat(times);
  return (
    <>
      <aside className={classes.banner} aria-label={t('demo.mark')}>
        <strong>{t('demo.banner')}</strong>
        <span>{t('demo.bannerMore')}</span>
      </aside>
      <div aria-hidden className={classes.tiles} data-mark={`${line}\n`.repeat(lines)} />
    </>
  );
};
