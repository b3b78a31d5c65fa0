import { app, type Session, type WebContents } from 'electron';

/** What every web contents is denied, whoever made it: new windows, navigation, embedded pages. */
const guardContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // WebRTC heeds neither the page's policy nor the session's filter of requests.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};

/** A proxy that nobody serves (port 1): whatever would reach the network in spite of all else ends here. */
const deadEnd = 'socks5://127.0.0.1:1';

/** Denies what no page of ours needs: permissions, devices, downloads, the network, certificate exceptions. */
export const guardSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // -2 is a failure, whatever Chromium made of the certificate.
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  session.on('will-download', (event) => event.preventDefault());
  void session.setProxy({ proxyRules: deadEnd, proxyBypassRules: '<-loopback>' });
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !/^(app|devtools):/.test(request.url) && !request.url.startsWith('data:image/') }),
  );
};

/** Guards every web contents from the moment it is made. */
export const guardAllContents = (): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('login', (event) => event.preventDefault());
};
