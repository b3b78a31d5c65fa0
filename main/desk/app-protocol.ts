import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { nativeTheme, protocol, type Session } from 'electron';
import { type Portal, portals } from '../../shared/access';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';
import type { Random } from '../school/platform/random';
import { FirstPage } from './first-page';
import { pageText } from './page-text';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The Content-Security-Policy of every page. The nonce permits the styles that Mantine inserts. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Declares app://, before Electron is ready, as a standard, secure origin that can fetch its own files and nothing else. */
export const declareAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
};

/** The files that a portal may request, by URL path. The build fixes this list, so no request can name another file. */
const allowedPaths = (rendererDirectory: string, portal: Portal): ReadonlyMap<string, string> => {
  const assets = readdirSync(join(rendererDirectory, 'assets')).filter((name) => extname(name) in types);
  return new Map([
    ['/', join(rendererDirectory, `${portal}.html`)],
    ...assets.map((name) => [`/assets/${name}`, join(rendererDirectory, 'assets', name)] as const),
  ]);
};

/**
 * Headers of every response. The first `Headers` makes Node load its fetch implementation. Here that happens while Chromium
 * starts, and doesn't delay the first page.
 */
const commonHeaders = new Headers({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});

const refusal = (status: number): Response => new Response(null, { status, headers: commonHeaders });

/** Serves app://office and app://staff from the built renderer, GET only. Returns the first page's progress. */
export const serveApp = (
  session: Session,
  rendererDirectory: string,
  random: Random,
  language: () => Language,
  signInPageOf: (portal: Portal) => SignInPageTexts | null,
): FirstPage => {
  const first = new FirstPage();
  session.webRequest.onCompleted(({ url }) => first.markServed(new URL(url).pathname));
  void first.served.then(() => session.webRequest.onCompleted(null));
  const paths = new Map(portals.map((portal) => [portal as string, allowedPaths(rendererDirectory, portal)]));
  const text = (portal: Portal, nonce: string): string =>
    pageText(rendererDirectory, portal, {
      nonce,
      language: language(),
      scheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light',
      // Only the first page: at a later one somebody may have signed in.
      texts: first.isRequested ? null : signInPageOf(portal),
    });
  session.protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const url = new URL(request.url);
    const file = paths.get(url.host)?.get(url.pathname);
    if (!file) return refusal(404);
    const type = types[extname(file)] ?? 'application/octet-stream';
    const nonce = random.bytes(16).toString('base64');
    const isPage = file.endsWith('.html');
    const body = isPage ? text(url.host as Portal, nonce) : await readFile(file);
    if (isPage) first.begin(url.pathname, String(body));
    return new Response(body, {
      headers: {
        ...Object.fromEntries(commonHeaders),
        'Content-Type': type,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'Cache-Control': isPage ? 'no-store' : 'max-age=31536000, immutable',
      },
    });
  });
  return first;
};
