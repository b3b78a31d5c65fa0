import { useTranslation } from 'react-i18next';
import { otherPortal } from '../../shared/access';
import { desk } from '../client/desk-client';
import { usePortal } from '../client/portal-context';

/** The link to the other portal's window. */
export const PortalLink = ({ label }: { readonly label?: string }) => {
  const { t } = useTranslation();
  const portal = otherPortal(usePortal());
  return (
    <a
      href={`#${portal}`}
      onClick={(event) => {
        event.preventDefault();
        void desk.signIn.openPortal({ portal });
      }}
    >
      {label ?? t(`portal.open.${portal}`)}
    </a>
  );
};
