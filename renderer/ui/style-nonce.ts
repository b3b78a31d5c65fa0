declare global {
  // Libraries that insert styles read this name, with or without webpack.
  var __webpack_nonce__: string | undefined;
}

/** This page's nonce, which the Content-Security-Policy requires of every inserted style; empty outside the app. */
export const styleNonce = (): string =>
  document.querySelector<HTMLElement>('meta[property="csp-nonce"], script[nonce]')?.nonce ?? '';

globalThis.__webpack_nonce__ = styleNonce();
