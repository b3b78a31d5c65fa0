import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../ui/text-button';

// Few sign-ins need it: load it on demand.
const NoPhoneDialog = lazy(async () => ({ default: (await import('./no-phone-dialog')).NoPhoneDialog }));

/** Offers a way in without a phone, on the page that asks for a code. */
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
