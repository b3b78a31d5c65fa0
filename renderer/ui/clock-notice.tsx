import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { MessageBox } from './message-box';

/** Warns while this computer's clock is behind after somebody turned it back: main accepts no code meanwhile. */
export const ClockNotice = ({ state }: { readonly state: DeskState }) => {
  const { t } = useTranslation();
  return state.clockBehind ? (
    <MessageBox tone="warn" role="status" title={t('notice.clockBehindTitle')}>
      {t('notice.clockBehind')}
    </MessageBox>
  ) : null;
};
