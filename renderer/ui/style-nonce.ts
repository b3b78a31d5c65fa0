declare global {
  // The name that style-inserting libraries agreed on, webpack or not.
  var __webpack_nonce__: string | undefined;
}

/** The nonce of this load, which the Content-Security-Policy header asks of every inserted style; empty outside of the app. */
export const styleNonce = (): string =>
  document.querySelector<HTMLElement>('meta[property="csp-nonce"], script[nonce]')?.nonce ?? '';

globalThis.__webpack_nonce__ = styleNonce();
