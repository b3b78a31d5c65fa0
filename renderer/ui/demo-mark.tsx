import { useTranslation } from 'react-i18next';
import classes from './demo-mark.module.css';

/** The number of lines, and of marks in each, that cover the largest screens, also rotated. */
const lines = 60;
const times = 40;

/** Marks every window and printed page of the demo school, in a banner and all over. Text, because printers omit backgrounds. */
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
