import { useTranslation } from 'react-i18next';
import { holdingsText } from '../ui/holdings';
import { MessageBox } from '../ui/message-box';
import { restoreTexts } from '../ui/restore-texts';
import { dayAndTime } from '../messages/times';
import type { SignInNews as News } from './sign-in-store';

/** Says on the sign-in page what led to it, until somebody signs in. */
export const SignInNews = ({ news }: { readonly news: News }) => {
  const { t } = useTranslation();
  if (news.kind === 'manager-recovered')
    return (
      <MessageBox tone="good" role="status">
        <p dir="auto">{t('recoverManager.done', { username: news.username })}</p>
      </MessageBox>
    );
  // Anybody can read this page, so it names no people. The notice to the managers does.
  const { createdAt, log, carried, lost } = news.restored;
  return (
    <MessageBox tone={log === 'whole' && lost === 0 ? 'good' : 'warn'} role="status">
      <p>
        {t('backups.restored', { time: dayAndTime(createdAt), holdings: holdingsText(t, news.restored) })}{' '}
        {[...restoreTexts(t, { log, carried, lost }), t('backups.signInAgain')].join(' ')}
      </p>
    </MessageBox>
  );
};
