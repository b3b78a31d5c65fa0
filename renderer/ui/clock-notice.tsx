import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { MessageBox } from './message-box';

/** Says that this computer's clock was turned back, as long as it is behind: no code is accepted meanwhile. */
export const ClockNotice = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  return state.clockBehind ? (
    <MessageBox tone="warn" role="status" title={t('notice.clockBehindTitle')}>
      {t('notice.clockBehind')}
    </MessageBox>
  ) : null;
};
