import { call, expect, test } from '../support/app-test';

test('new windows, navigation, embedded pages and downloads', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school: {} });
  const downloads = await desk.app.evaluate(({ session }) => {
    const found: string[] = [];
    Reflect.set(globalThis, 'downloaded', found);
    session.defaultSession.on('will-download', (event, item) => {
      if (!event.defaultPrevented) found.push(item.getURL());
    });
    return found.length;
  });
  expect(downloads).toBe(0);
  const addresses = [
    'https://example.com/',
    'app://staff/',
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:void 0',
    'blob:app://office/x',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    'view-source:app://office/',
    'latchkey://x',
  ];
  const before = page.url();
  for (const address of addresses) {
    const opened = await page.evaluate((address) => {
      const attempt = (work: () => unknown): unknown => {
        try {
          return work();
        } catch {
          return null;
        }
      };
      const opened = attempt(() =>
        window.open(address, '_blank', 'nodeIntegration=yes,contextIsolation=no,preload=/tmp/x.js'),
      );
      const link = (more: Record<string, string>): void => {
        const element = document.createElement('a');
        for (const [name, value] of Object.entries({ href: address, ...more }))
          element.setAttribute(name, value);
        document.body.append(element);
        element.click();
        element.remove();
      };
      link({ target: '_blank' });
      link({ download: 'x.exe' });
      if (!address.startsWith('javascript:')) attempt(() => location.assign(address));
      attempt(() => window.frames[0]?.location.assign(address));
      const webview = document.createElement('webview');
      webview.setAttribute('src', address);
      webview.setAttribute('nodeintegration', '');
      document.body.append(webview);
      const hasContents = 'getWebContentsId' in webview;
      webview.remove();
      return opened !== null || hasContents;
    }, address);
    expect(opened, address).toBe(false);
    await page.waitForTimeout(60);
    expect(page.url(), address).toBe(before);
    tries.add(6);
  }
  // Chromium commits an empty page without asking. It holds nothing, and main answers it nothing.
  await page.evaluate(() => location.assign('about:blank'));
  await page.waitForURL('about:blank');
  expect(
    await page.evaluate(() => Object.keys((Reflect.get(globalThis, 'desk') as object | undefined) ?? {})),
  ).toEqual(expect.not.arrayContaining(['signIn', 'staff']));
  tries.add();
  const left = await desk.app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    contents: webContents.getAllWebContents().length,
    downloaded: Reflect.get(globalThis, 'downloaded') as string[],
  }));
  expect(left).toEqual({ windows: 1, contents: 1, downloaded: [] });
});

test('permissions, devices, the clipboard and capture', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school: {} });
  await desk.app.evaluate(({ clipboard }) => clipboard.writeText('canary of another app'));
  const granted = await page.evaluate(async () => {
    const soon = (work: () => unknown): Promise<unknown> =>
      Promise.race([
        Promise.resolve()
          .then(work)
          .catch(() => null),
        new Promise((resolve) => setTimeout(() => resolve(null), 1_500)),
      ]);
    const nav = navigator as unknown as Record<string, Record<string, (options?: unknown) => unknown>>;
    const asks: Record<string, () => unknown> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      notifications: async () => ((await Notification.requestPermission()) === 'granted' ? true : null),
      position: () =>
        new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, () => resolve(null))),
      'clipboard read': () => navigator.clipboard.readText(),
      'clipboard items': () => navigator.clipboard.read(),
      'clipboard paste': () => {
        const field = document.createElement('textarea');
        document.body.append(field);
        field.focus();
        document.execCommand('paste');
        return field.value === '' ? null : field.value;
      },
      usb: () => nav['usb']?.['requestDevice']?.({ filters: [] }),
      hid: async () =>
        ((await nav['hid']?.['requestDevice']?.({ filters: [] })) as unknown[] | undefined)?.[0] ?? null,
      serial: () => nav['serial']?.['requestPort']?.(),
      bluetooth: () => nav['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }),
      midi: () =>
        (navigator as unknown as { requestMIDIAccess?: (options: unknown) => unknown }).requestMIDIAccess?.({
          sysex: true,
        }),
      fonts: async () =>
        ((await (Reflect.get(globalThis, 'queryLocalFonts') as (() => Promise<unknown[]>) | undefined)?.()) ??
          [])[0] ?? null,
      'file picker': () => (Reflect.get(globalThis, 'showOpenFilePicker') as (() => unknown) | undefined)?.(),
      'persistent storage': async () => ((await navigator.storage.persist()) ? true : null),
      idle: async () =>
        (await (
          Reflect.get(globalThis, 'IdleDetector') as { requestPermission: () => Promise<string> } | undefined
        )?.requestPermission()) === 'granted'
          ? true
          : null,
      fullscreen: async () => {
        await document.documentElement.requestFullscreen();
        return document.fullscreenElement;
      },
      'pointer lock': async () => {
        await (document.documentElement.requestPointerLock() as unknown);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return document.pointerLockElement;
      },
    };
    const granted: string[] = [];
    for (const [name, ask] of Object.entries(asks)) if ((await soon(ask)) != null) granted.push(name);
    const states: string[] = [];
    for (const name of [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'background-sync',
    ])
      if (
        (await navigator.permissions.query({ name: name as PermissionName }).catch(() => null))?.state ===
        'granted'
      )
        states.push(name);
    return { granted, states, asked: Object.keys(asks).length + 7 };
  });
  // Since Electron 37, `execCommand('paste')` needs `enableDeprecatedPaste`. The fallback runtime is older.
  const major = await desk.app.evaluate(() => Number.parseInt(process.versions.electron ?? '', 10));
  if (major >= 37) expect(granted.granted).not.toContain('clipboard paste');
  expect(granted.granted.filter((name) => name !== 'clipboard paste')).toEqual([]);
  expect(granted.states).toEqual([]);
  tries.add(granted.asked);
  expect(outcome(await call(page, 'signIn.current'))).toBe(true);
});

const outcome = (answer: unknown): boolean => (answer as { ok: boolean }).ok;
