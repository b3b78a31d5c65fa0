import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/notice';
import { usePortal } from '../client/portal-context';
import { goTo } from '../client/route';
import layout from './layout.module.css';
import { MessageBox } from './message-box';
import { type NoticeLink, noticeWords } from './notice-words';
import { TextButton } from './text-button';

interface AccountNoticesProps {
  readonly notices: readonly Notice[];
  /** Takes the notices away; without it they stay, and lead nowhere. */
  readonly onDismiss?: () => void;
}

/** More of them than this fold into a list that unfolds. */
const shownAtFirst = 3;

const follow = (link: NoticeLink): void => {
  if (link.to === 'profile') goTo('staff', link.accountId);
  else goTo('ownSecurity', ...(link.to === 'sign-ins' ? ['sign-ins'] : []));
};

/** Tells what happened to this person's account since they last looked. One stands by itself, several are a short list. */
export const AccountNotices = ({ notices, onDismiss }: AccountNoticesProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [unfolded, setUnfolded] = useState(false);
  const [first] = notices;
  if (first === undefined) return null;
  const several = notices.length > 1;
  const shown = unfolded ? notices : notices.slice(0, shownAtFirst);
  const said = shown.map((notice) => {
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
          {said.map((item, index) => (
            // Two may share kind and millisecond, and items hold no state.
            <li key={index}>{item}</li>
          ))}
        </ul>
      ) : (
        said[0]
      )}
      <div className={layout.row}>
        {onDismiss === undefined ? null : (
          <Button variant="default" size="sm" onClick={onDismiss}>
            {t('common.dismiss')}
          </Button>
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
