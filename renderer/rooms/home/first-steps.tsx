import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { goTo } from '../../client/route';
import classes from './first-steps.module.css';

interface FirstStepsProps {
  /** Whether both portals require a code. */
  readonly codesRequired: boolean;
  readonly sheetIssued: boolean;
}

/** The first steps of a school with one account, whose numbers would all be one or zero. */
export const FirstSteps = ({ codesRequired, sheetIssued }: FirstStepsProps) => {
  const { t } = useTranslation();
  const steps = [
    {
      name: 'colleagues',
      done: false,
      action: t('home.addColleaguesAction'),
      go: () => goTo('staff', 'new'),
    },
    { name: 'codes', done: codesRequired, action: t('home.turnOnAction'), go: () => goTo('options') },
    {
      name: 'sheet',
      done: sheetIssued,
      action: t('home.ownerSheetAction'),
      go: () => goTo('options', 'keys'),
    },
  ] as const;
  const next = steps.find(({ done }) => !done)?.name;
  return (
    <Card title={t('overview.steps.title')}>
      <p>{t('overview.steps.lead')}</p>
      <ol className={classes.steps}>
        {steps.map(({ name, done, action, go }) => (
          <li key={name} className={classes.step}>
            {done ? <IconCircleCheck aria-hidden /> : <IconCircle aria-hidden />}
            <div className={classes.text}>
              <h3 className={classes.title}>{t(`overview.steps.${name}`)}</h3>
              <p className={layout.soft}>{t(`overview.steps.${name}Text`)}</p>
            </div>
            {done ? (
              <Badge tone="good">{t('overview.steps.done')}</Badge>
            ) : (
              <Button variant={name === next ? 'filled' : 'default'} size="sm" onClick={go}>
                {action}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className={layout.soft}>{t('overview.steps.afterwards')}</p>
    </Card>
  );
};
