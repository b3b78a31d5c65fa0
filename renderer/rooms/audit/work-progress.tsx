import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import progress from '../../ui/progress.module.css';
import { desk } from '../../client/desk-client';
import classes from './work-progress.module.css';

/** Shorter work shows no progress; milliseconds. */
const shownAfter = 1_000;
const askedEvery = 500;

/** The progress of verifying or saving, once it takes longer than a second, and a button that stops it. */
export const WorkProgress = ({ label }: { readonly label: string }) => {
  const { t } = useTranslation();
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const ask = async () => {
      const answer = await desk.audit.progress();
      if (over) return;
      // Until the person has chosen a file, main has no work to report.
      if (answer.ok) setShare(answer.value.share);
      timer = setTimeout(() => void ask(), askedEvery);
    };
    timer = setTimeout(() => void ask(), shownAfter);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  if (share === null) return null;
  return (
    <div className={layout.row}>
      <label className={classes.label}>
        {label}
        <progress className={`${progress.progress} ${classes.bar}`} max={1} value={share} />
      </label>
      <Button variant="default" size="sm" onClick={() => void desk.audit.stop()}>
        {t('audit.stop')}
      </Button>
    </div>
  );
};
