import { useTranslation } from 'react-i18next';
import { holdingsText } from '../ui/holdings';
import { MessageBox } from '../ui/message-box';
import { restoreTexts } from '../ui/restore-texts';
import { dayAndTime } from '../messages/times';
import type { SignInNews as News } from './sign-in-store';

/** Says on the sign-in page what led to it, until somebody signs in. */
export const SignInNews = ({ news }: { readonly news: News }) => {
  const { t } = useTranslation();
  return (
    <MessageBox tone="good" role="status">
      {news.kind === 'manager-recovered' ? (
        <p dir="auto">{t('recoverManager.done', { username: news.username })}</p>
      ) : (
        <p>
          {t('backups.restored', {
            time: dayAndTime(news.restored.createdAt),
            holdings: holdingsText(t, news.restored),
          })}{' '}
          {[...restoreTexts(t, news.restored), t('backups.signInAgain')].join(' ')}
        </p>
      )}
    </MessageBox>
  );
};
