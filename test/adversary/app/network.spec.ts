import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, stageIn, test } from '../support/app-test';

/** A listener for every TCP connection and every UDP packet from the page. */
const listen = async () => {
  const received: string[] = [];
  const tcp = createServer((socket) => {
    received.push('tcp');
    socket.once('data', (chunk: Buffer) => {
      received.push(`tcp ${chunk.toString('latin1').slice(0, 60)}`);
      socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\nok');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', () => received.push('udp'));
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    received,
    close: () => {
      tcp.close();
      udp.close();
    },
  };
};

test('every way out of the page to the network', async ({ attack, tries }) => {
  const { page } = await attack({ school: {} });
  const net = await listen();
  const results = await page.evaluate(async (port) => {
    const http = `http://127.0.0.1:${port}/`;
    const soon = <T>(work: Promise<T>): Promise<string> =>
      Promise.race([
        work.then(
          () => 'through',
          () => 'refused',
        ),
        new Promise<string>((resolve) => setTimeout(() => resolve('refused'), 1_500)),
      ]);
    const loaded = (make: () => HTMLElement): Promise<string> =>
      soon(
        new Promise((resolve, reject) => {
          const element = make();
          element.addEventListener('load', resolve);
          element.addEventListener('error', reject);
          document.body.append(element);
        }),
      );
    const set = (tag: string, attributes: Record<string, string>) => () => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const ways: Record<string, () => Promise<string> | string> = {
      fetch: () => soon(fetch(http)),
      'fetch no-cors': () => soon(fetch(http, { mode: 'no-cors', keepalive: true })),
      xhr: () =>
        soon(
          new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.open('GET', http);
            request.addEventListener('load', resolve);
            request.addEventListener('error', reject);
            request.send();
          }),
        ),
      websocket: () =>
        soon(
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
            socket.addEventListener('open', resolve);
            socket.addEventListener('error', reject);
          }),
        ),
      events: () =>
        soon(
          new Promise((resolve, reject) => {
            const source = new EventSource(http);
            source.addEventListener('open', resolve);
            source.addEventListener('error', reject);
          }),
        ),
      beacon: () => {
        navigator.sendBeacon(http, 'x');
        return 'refused';
      },
      image: () => loaded(set('img', { src: `${http}a.png` })),
      script: () => loaded(set('script', { src: `${http}a.js` })),
      style: () => loaded(set('link', { rel: 'stylesheet', href: `${http}a.css` })),
      prefetch: () => loaded(set('link', { rel: 'prefetch', href: http })),
      preload: () => loaded(set('link', { rel: 'preload', as: 'script', href: `${http}b.js` })),
      preconnect: () => {
        document.head.append(set('link', { rel: 'preconnect', href: http })());
        return 'refused';
      },
      manifest: () => loaded(set('link', { rel: 'manifest', href: http })),
      video: () => loaded(set('video', { src: `${http}a.mp4`, autoplay: '' })),
      object: () => loaded(set('object', { data: http })),
      embed: () => loaded(set('embed', { src: http })),
      form: () => {
        const form = set('form', { action: http, method: 'post' })() as HTMLFormElement;
        document.body.append(form);
        form.submit();
        return 'refused';
      },
      ping: () => {
        const link = set('a', { href: '#x', ping: http })();
        document.body.append(link);
        link.click();
        return 'refused';
      },
      worker: () =>
        soon(
          new Promise((resolve, reject) => {
            const worker = new Worker(`${http}w.js`);
            worker.addEventListener('message', resolve);
            worker.addEventListener('error', reject);
          }),
        ),
      'service worker': () =>
        soon(navigator.serviceWorker?.register(`${http}s.js`) ?? Promise.reject(new Error('none'))),
      import: () => soon(import(/* @vite-ignore */ `${http}m.js`)),
      font: () => soon(new FontFace('x', `url(${http}f.woff2)`).load()),
      webtransport: () =>
        soon(
          Promise.resolve().then(
            () =>
              new (Reflect.get(globalThis, 'WebTransport') as new (to: string) => { ready: Promise<void> })(
                `https://127.0.0.1:${port}/`,
              ).ready,
          ),
        ),
      webrtc: async () => {
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: [`stun:127.0.0.1:${port}`] },
            {
              urls: [`turn:127.0.0.1:${port}?transport=tcp`, `turn:127.0.0.1:${port}`],
              username: 'leak',
              credential: 'leak',
            },
          ],
        });
        peer.createDataChannel('x');
        await peer.setLocalDescription(await peer.createOffer());
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        peer.close();
        return 'refused';
      },
    };
    const through: string[] = [];
    for (const [name, way] of Object.entries(ways)) {
      try {
        if ((await way()) !== 'refused') through.push(name);
      } catch {
        // The page does not have this API.
      }
    }
    return { through, tried: Object.keys(ways).length };
  }, net.port);
  await page.waitForTimeout(500);
  net.close();
  expect(net.received).toEqual([]);
  expect(results.through).toEqual([]);
  tries.add(results.tried);
  expect(await stageIn(page)).toBe('signed-out');
});

test('files and servers are not even for main to load: the filter of requests alone', async ({
  attack,
  tries,
}) => {
  const { desk } = await attack({ school: {} });
  const addresses = ['file:///etc/hosts', 'http://127.0.0.1:1/', 'https://127.0.0.1:1/'];
  // Main itself navigates, which bypasses the page's policy and the navigation listeners.
  const answers = await desk.app.evaluate(async ({ BrowserWindow }, addresses) => {
    const answers: string[] = [];
    for (const address of addresses) {
      // Each address has a window of its own, so that no error page can pass for another one's.
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      const failed = (cause: unknown) => String((cause as { code?: unknown }).code);
      answers.push(await window.loadURL(address).then(() => 'loaded', failed));
      window.destroy();
    }
    return answers;
  }, addresses);
  expect(answers).toEqual(addresses.map(() => 'ERR_BLOCKED_BY_CLIENT'));
  tries.add(addresses.length);
});
