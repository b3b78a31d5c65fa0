import { app, type Session, type WebContents } from 'electron';

/** Denies every web contents new windows, navigation and embedded pages. */
const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // WebRTC ignores both the page's policy and the session's request filter.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};

/** A proxy on a port without a server: the last barrier for requests to the network. */
const deadEnd = 'socks5://127.0.0.1:1';

/** Denies permissions, devices, downloads, the network and certificate exceptions: no page of Latchkey needs them. */
export const guardSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // -2 rejects the certificate, whatever Chromium's verdict was.
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  session.on('will-download', (event) => event.preventDefault());
  void session.setProxy({ proxyRules: deadEnd, proxyBypassRules: '<-loopback>' });
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !/^(app|devtools):/.test(request.url) && !request.url.startsWith('data:image/') }),
  );
};

/** Guards every web contents from its creation on. */
export const guardAllContents = (): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('login', (event) => event.preventDefault());
};
