import type { CSSVariablesResolver, MantineColorSchemeManager, MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';
import type { Portal } from '../../shared/access';

/** One colour per portal, so that people tell the two windows apart. White text on shade 7 has a contrast of 4.5:1 or more. */
const accents: Readonly<Record<Portal, MantineColorsTuple>> = {
  office: [
    '#eef1ff',
    '#dde3fd',
    '#bcc7f8',
    '#98a9f3',
    '#7b90ee',
    '#6078e6',
    '#4a62d8',
    '#3a4fc0',
    '#2f41a1',
    '#25347f',
  ],
  staff: [
    '#e8f7f0',
    '#d0ecdf',
    '#a3d9c1',
    '#74c6a2',
    '#4cb086',
    '#2f9a70',
    '#1e8360',
    '#126c4e',
    '#0c5840',
    '#084532',
  ],
};

/** Builds the Mantine theme of a portal. */
export const portalTheme = (portal: Portal) =>
  createTheme({
    colors: { portal: accents[portal] },
    primaryColor: 'portal',
    primaryShade: 7,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
    fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "DejaVu Sans Mono", monospace',
    headings: { fontWeight: '650' },
    components: {
      TextInput: { defaultProps: { size: 'md', errorProps: { role: 'alert' } } },
      NativeSelect: { defaultProps: { size: 'md', errorProps: { role: 'alert' } } },
      Button: { defaultProps: { size: 'md' } },
      Checkbox: { defaultProps: { size: 'md' } },
    },
  });

/** Mantine's own greys and reds miss WCAG AA in places; these reach 4.5:1 for text and 3:1 for the edge of a control. */
export const readableColours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f6f9',
    '--mantine-color-text': '#1c2027',
    '--mantine-color-dimmed': '#545c68',
    '--mantine-color-error': '#b3202c',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-hover': '#f1f3f7',
    '--mantine-color-default-border': '#858d9a',
    '--mantine-color-default-color': '#1c2027',
    '--mantine-color-anchor': 'var(--mantine-color-portal-7)',
  },
  dark: {
    '--mantine-color-body': '#14161b',
    '--mantine-color-text': '#e8eaee',
    '--mantine-color-dimmed': '#aab1bd',
    '--mantine-color-error': '#ff9d9d',
    '--mantine-color-default': '#1e2128',
    '--mantine-color-default-hover': '#282c35',
    '--mantine-color-default-border': '#747d8b',
    '--mantine-color-default-color': '#e8eaee',
    '--mantine-color-anchor': 'var(--mantine-color-portal-3)',
  },
});

/** Follows the system's colour scheme and stores nothing, because people share the desk. */
export const systemColourScheme: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
