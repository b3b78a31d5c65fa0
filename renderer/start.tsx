import './theme/mantine-sign-in.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Portal } from '../shared/access';
import { App } from './app';
import { startDeskState } from './desk-state';
import { startMessages } from './messages/messages';
import { PortalContext } from './portal-context';
import type { PortalParts } from './portal-parts';
import { portalTheme, readableColours, systemColourScheme } from './theme/portal-theme';
import { styleNonce } from './theme/style-nonce';

/** Starts a portal's window. The state is asked for first, so that main works while texts and React set up. */
export const start = async (portal: Portal, parts: PortalParts): Promise<void> => {
  startDeskState();
  await startMessages();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={portalTheme(portal)}
        cssVariablesResolver={readableColours}
        colorSchemeManager={systemColourScheme}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <PortalContext value={portal}>
          <App parts={parts} />
        </PortalContext>
      </MantineProvider>
    </StrictMode>,
  );
};
