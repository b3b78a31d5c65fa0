import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../ui/text-button';

// Needed on the day that somebody forgot their phone.
const NoPhoneDialog = lazy(async () => ({ default: (await import('./no-phone-dialog')).NoPhoneDialog }));

/** The way on for somebody without a phone, where a code is asked for. */
export const NoPhone = ({ username }: { readonly username: string }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton onClick={() => setOpen(true)}>{t('noPhone.open')}</TextButton>
      {open ? (
        <Suspense fallback={null}>
          <NoPhoneDialog username={username} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
