import type { PageToPaint } from '../../shared/sign-in-page-texts';
import { paintedAttribute } from '../client/painted-page';

const nothing = (): undefined => undefined;

/** Stands in for the browser globals that the page's modules read while they load and render without a window. */
const standIns = ({ portal, language, texts }: PageToPaint) => ({
  document: {
    documentElement: { lang: language, dataset: { portal } },
    getElementById: () => ({ dataset: { texts: JSON.stringify(texts) } }),
    querySelector: () => ({ nonce: 'LATCHKEY_NONCE' }),
  },
  location: { hash: '' },
  addEventListener: nothing,
  window: { desk: { onLanguage: nothing } },
});

/**
 * The Content-Security-Policy blocks `style` attributes. Each becomes a rule in one style element, selected by its own text,
 * until React takes the page over.
 */
const withoutStyleAttributes = (painted: string): string => {
  const rules = new Set<string>();
  const markup = painted.replaceAll(/ style="([^"]*)"/gu, (_attribute, style: string) => {
    rules.add(style);
    return ` data-${paintedAttribute}="${style}"`;
  });
  if (/[&\\]/u.test([...rules].join(''))) throw new Error('A style of the painted page needs escaping');
  const sheet = [...rules].map((style) => `[data-${paintedAttribute}="${style}"]{${style}}`).join('');
  return `<style id="${paintedAttribute}" nonce="LATCHKEY_NONCE">${sheet}</style><div id="root" data-texts="LATCHKEY_TEXTS">${markup}</div>`;
};

/** Renders a sign-in page as the window will. Call it once a thread: the modules keep the language that they loaded with. */
export const paint = async (toPaint: PageToPaint): Promise<string> => {
  Object.assign(globalThis, standIns(toPaint));
  const { renderToString } = await import('react-dom/server');
  const { startMessages } = await import('../messages/messages');
  const { Page } = await import('./page');
  await startMessages();
  const painted = renderToString(
    <Page portal={toPaint.portal} parts={{ FirstRun: () => null, rooms: [] }} />,
  );
  return withoutStyleAttributes(painted.replace('name="username"', 'name="username" autofocus=""'));
};
