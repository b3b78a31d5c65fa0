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
  /** The page to print. */
  readonly sheet: ReactNode;
  readonly error: string | null;
  readonly occurrence: number;
  /** The content to keep. */
  readonly children: ReactNode;
  readonly onPrint: () => void;
  /** Further buttons beside Print. */
  readonly actions?: ReactNode;
  /** The outcome of the last press of a button. */
  readonly done: string | null;
  /** The text under the card. */
  readonly below?: ReactNode;
  /** The label of a checkbox that the person must tick before going on, if any. */
  readonly promise?: string;
  /** The label of the last button, unless it is Continue. */
  readonly onward?: string;
  readonly running: boolean;
  readonly onContinue: () => void;
}

/** The frame of a page that shows a secret once: the secret, how to keep it, and the confirmation that it is kept. */
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
