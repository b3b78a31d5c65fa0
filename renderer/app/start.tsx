import { createRoot, hydrateRoot } from 'react-dom/client';
import type { Portal } from '../../shared/access';
import { startDeskState } from '../client/desk-state';
import { handOver, pageRoot } from '../client/painted-page';
import { startMessages } from '../messages/messages';
import { Page } from './page';
import type { PortalParts } from './portal-parts';

/** Starts a portal's window. Asks for the state first, so that main works while texts and React set up. */
export const start = async (portal: Portal, parts: PortalParts): Promise<void> => {
  startDeskState();
  await startMessages();
  const root = pageRoot();
  const page = <Page portal={portal} parts={parts} />;
  if (handOver(root)) hydrateRoot(root, page, { onRecoverableError: (cause) => console.error(cause) });
  else createRoot(root).render(page);
};
