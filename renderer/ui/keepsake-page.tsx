import './mantine-rooms.css';
import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WideEntrance } from './entrance';
import { ErrorAlert } from './error-alert';
import classes from './keepsake-page.module.css';
import layout from './layout.module.css';
import { PageHeading } from './page-heading';
import print from './print.module.css';
import { SubmitButton } from './submit-button';

interface KeepsakePageProps {
  readonly schoolName: string;
  readonly title: string;
  readonly lead: string;
  /** What the printer gets in the place of the screen. */
  readonly sheet: ReactNode;
  readonly error: string | null;
  readonly occurrence: number;
  /** What is shown this once. */
  readonly children: ReactNode;
  readonly onPrint: () => void;
  /** Further buttons beside Print. */
  readonly actions?: ReactNode;
  /** What became of the last press of one of them. */
  readonly done: string | null;
  /** What stands under the card. */
  readonly below?: ReactNode;
  /** What has to be ticked before going on, if anything. */
  readonly promise?: string;
  /** What the way on is called, where it is not Continue. */
  readonly onward?: string;
  readonly running: boolean;
  readonly onContinue: () => void;
}

/** The frame of what is shown once: the thing itself, how to keep it, and the promise that it is kept. */
export const KeepsakePage = (props: KeepsakePageProps) => {
  const { t } = useTranslation();
  const [promised, setPromised] = useState(false);
  return (
    <>
      {props.sheet}
      <div className={print.screen}>
        <WideEntrance schoolName={props.schoolName}>
          <div className={`${layout.stack} ${classes.page}`}>
            <div>
              <PageHeading>{props.title}</PageHeading>
              <p className={layout.soft}>{props.lead}</p>
            </div>
            <ErrorAlert text={props.error} occurrence={props.occurrence} />
            <div className={`${layout.card} ${layout.stack}`}>
              {props.children}
              <div className={layout.row}>
                <Button
                  variant="default"
                  leftSection={<IconPrinter size={18} aria-hidden />}
                  onClick={props.onPrint}
                >
                  {t('common.print')}
                </Button>
                {props.actions}
                <p role="status" className={layout.soft}>
                  {props.done}
                </p>
              </div>
            </div>
            {props.below}
            {props.promise === undefined ? null : (
              <Checkbox
                label={props.promise}
                checked={promised}
                onChange={(event) => setPromised(event.currentTarget.checked)}
              />
            )}
            <div>
              <SubmitButton
                running={props.running}
                disabled={props.promise !== undefined && !promised}
                onClick={props.onContinue}
              >
                {props.onward ?? t('common.continue')}
              </SubmitButton>
            </div>
          </div>
        </WideEntrance>
      </div>
    </>
  );
};
