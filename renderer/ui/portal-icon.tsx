import { IconBuilding, IconStopwatch } from '@tabler/icons-react';
import { usePortal } from '../client/portal-context';

/** The portal's icon. */
export const PortalIcon = ({ size }: { readonly size: number }) => {
  const Icon = usePortal() === 'office' ? IconBuilding : IconStopwatch;
  return <Icon size={size} stroke={1.5} aria-hidden />;
};
