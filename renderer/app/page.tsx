import '../ui/mantine-sign-in.css';
import '../ui/base.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import type { Portal } from '../../shared/access';
import { App } from './app';
import { PortalContext } from '../client/portal-context';
import type { PortalParts } from './portal-parts';
import { portalTheme, readableColours, systemColourScheme } from '../ui/portal-theme';
import { styleNonce } from '../ui/style-nonce';

interface PageProps {
  readonly portal: Portal;
  readonly parts: PortalParts;
}

/** The root component of a portal's window. */
export const Page = ({ portal, parts }: PageProps) => (
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
  </StrictMode>
);
