import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice, SeenNotice } from '../../shared/notice';
import type { Result } from '../../shared/result';
import { usePortal } from '../client/portal-context';
import { goTo } from '../client/route';
import { failureText } from '../messages/failure-text';
import { ErrorAlert } from './error-alert';
import layout from './layout.module.css';
import { MessageBox } from './message-box';
import { type NoticeLink, noticeWords } from './notice-words';
import { SubmitButton } from './submit-button';
import { failureOf, useSubmission } from './submission';
import { TextButton } from './text-button';

interface AccountNoticesProps {
  readonly notices: readonly Notice[];
  /** Dismisses the notices that the person has seen; without it they stay and have no links. */
  readonly onDismiss?: (seen: SeenNotice[]) => Promise<Result<unknown>>;
}

/** A longer list starts folded. */
const shownAtFirst = 3;

const follow = (link: NoticeLink): void => {
  if (link.to === 'profile') goTo('staff', link.accountId);
  else if (link.to === 'audit') goTo('audit');
  else goTo('ownSecurity', ...(link.to === 'sign-ins' ? ['sign-ins'] : []));
};

/** Tells what happened to this person's account since they last looked: one notice alone, or several as a short list. */
export const AccountNotices = ({ notices, onDismiss }: AccountNoticesProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [unfolded, setUnfolded] = useState(false);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const [first] = notices;
  if (first === undefined) return null;
  const several = notices.length > 1;
  const shown = unfolded ? notices : notices.slice(0, shownAtFirst);
  const items = shown.map((notice) => {
    const { text, link } = noticeWords(t, notice, portal);
    return (
      <>
        <p dir="auto">{text}</p>
        {link === null || onDismiss === undefined ? null : (
          <p>
            <TextButton onClick={() => follow(link)}>{link.text}</TextButton>
          </p>
        )}
      </>
    );
  });
  return (
    <MessageBox
      tone="warn"
      title={several ? t('accountNotice.several') : noticeWords(t, first, portal).title}
    >
      {several ? (
        <ul className={`${layout.plainList} ${layout.stack} ${layout.tight}`}>
          {items.map((item, index) => (
            // Two notices may share kind and time, and items hold no state.
            <li key={index}>{item}</li>
          ))}
        </ul>
      ) : (
        items[0]
      )}
      {onDismiss === undefined ? null : (
        <p className={`${layout.soft} ${layout.small}`}>{t('accountNotice.takes')}</p>
      )}
      <ErrorAlert
        text={failure === null ? null : failureText(t, failure, portal)}
        occurrence={submission.occurrence}
      />
      <div className={layout.row}>
        {onDismiss === undefined ? null : (
          <SubmitButton
            variant="default"
            size="sm"
            running={submission.step === 'running'}
            onClick={() => void submit(() => onDismiss(shown.map(({ id, count }) => ({ id, count }))))}
          >
            {t('common.dismiss')}
          </SubmitButton>
        )}
        {shown.length < notices.length ? (
          <Button variant="default" size="sm" onClick={() => setUnfolded(true)}>
            {t('accountNotice.more', { count: notices.length - shown.length })}
          </Button>
        ) : null}
      </div>
    </MessageBox>
  );
};
