import { join } from 'node:path';
import { rowsOf } from '../../e2e/support/store-file';
import { call, expect, stageIn, test } from '../support/app-test';
import { channels } from '../support/channels';
import { firstOfStaff } from '../../support/school';

/** Frames that a script of the page can create. `navigated` ones load an address, unless something stops them. */
const kinds = [
  'about:blank',
  'srcdoc',
  'data:text/html,<p>x</p>',
  'blob',
  'app://office/',
  'app://staff/',
  'javascript:1',
  'sandboxed',
];

const school = { staff: ['frank'] } as const;

test('frames made by a script: no bridge in them, and main answers none of them (CVE-2022-29247)', async ({
  attack,
  tries,
}) => {
  const { desk, page } = await attack({ school });
  const { username, password } = desk.person('maria');
  await call(page, 'signIn.begin', { username, password });
  expect(await stageIn(page)).toBe('signed-in');
  const bridges = await page.evaluate(async (kinds) => {
    const found: string[] = [];
    for (const kind of kinds) {
      const frame = document.createElement('iframe');
      if (kind === 'srcdoc') frame.srcdoc = '<p>frame</p>';
      else if (kind === 'blob')
        frame.src = URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' }));
      else if (kind === 'sandboxed') frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
      else frame.src = kind;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 150));
      try {
        const inner = frame.contentWindow;
        if (inner && ('desk' in inner || 'ipcRenderer' in inner || 'require' in inner)) found.push(kind);
      } catch {
        // A frame of another origin is out of reach, as it should be.
      }
    }
    return found;
  }, kinds);
  expect(bridges).toEqual([]);
  tries.add(kinds.length);

  // Main's own frame objects, each as the sender of a message to each channel, with the window's own contents.
  const answers = await desk.app.evaluate(
    async ({ BrowserWindow, ipcMain }, [names, input]) => {
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, input?: unknown) => unknown> }
      )._invokeHandlers;
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const main = sender?.mainFrame;
      if (!sender || !main) throw new Error('There is no window');
      const forged = [
        ...main.framesInSubtree.filter((frame) => frame !== main),
        null,
        undefined,
        { url: 'app://office/', parent: null },
        {
          url: 'app://office/',
          parent: null,
          top: main,
          routingId: main.routingId,
          processId: main.processId,
        },
        Object.create(main),
      ];
      const outcomes: string[] = [];
      for (const senderFrame of forged)
        for (const name of names) {
          const answer = (await handlers.get(name)?.({ sender, senderFrame, processId: 1, frameId: 1 })) as {
            ok: boolean;
            error?: { code: string };
          };
          outcomes.push(answer.ok ? `answered ${name}` : (answer.error?.code ?? ''));
        }
      const honest = (await handlers.get('staff.search')?.({ sender, senderFrame: main }, input)) as {
        ok: boolean;
      };
      return { outcomes, frames: main.framesInSubtree.length - 1, honest: honest.ok };
    },
    [channels.map(({ name }) => name), firstOfStaff] as const,
  );
  expect(answers.frames).toBeGreaterThanOrEqual(4);
  expect(new Set(answers.outcomes)).toEqual(new Set(['sender-refused']));
  // The same call from the permitted frame succeeds, so the frame is the reason of the refusals.
  expect(answers.honest).toBe(true);
  tries.add(answers.outcomes.length);
  const audited = rowsOf(desk.dataDirectory, "select * from audit_events where action = 'desk.call-refused'");
  expect(audited.length).toBeLessThanOrEqual(channels.length);
});

test('windows that are not ours, and ours on another address', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school });
  const { username, password } = desk.person('maria');
  await call(page, 'signIn.begin', { username, password });
  const outcomes = await desk.app.evaluate(
    async ({ BrowserWindow, app, ipcMain }, [names, preload]) => {
      const handlers = (
        ipcMain as unknown as { _invokeHandlers: Map<string, (event: unknown, input?: unknown) => unknown> }
      )._invokeHandlers;
      const found: string[] = [];
      const ask = async (event: unknown): Promise<void> => {
        for (const name of names) {
          const answer = (await handlers.get(name)?.(event)) as { ok: boolean; error?: { code: string } };
          found.push(answer.ok ? `answered ${name}` : (answer.error?.code ?? ''));
        }
      };
      // A window that main did not register, with our address and our preload.
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('app://office/');
      await ask({ sender: stranger.webContents, senderFrame: stranger.webContents.mainFrame });
      const answered = await stranger.webContents.executeJavaScript(
        "Promise.all(['signIn', 'staff'].map((one) => desk[one][one === 'signIn' ? 'current' : 'search']())).then((all) => all.map((one) => one.error?.code))",
      );
      found.push(...(answered as string[]));
      const ours = BrowserWindow.getAllWindows().find((one) => one !== stranger);
      if (!ours) throw new Error('There is no window');
      // Our contents with another frame, and other contents with our frame.
      await ask({ sender: ours.webContents, senderFrame: stranger.webContents.mainFrame });
      await ask({ sender: stranger.webContents, senderFrame: ours.webContents.mainFrame });
      stranger.destroy();
      for (const address of ['app://staff/', 'data:text/html,x', 'about:blank', 'app://office.evil/']) {
        await ours.webContents.loadURL(address).catch(() => undefined);
        const { url } = ours.webContents.mainFrame;
        if (!url.startsWith('app://office/'))
          await ask({ sender: ours.webContents, senderFrame: ours.webContents.mainFrame });
        void app;
      }
      return found;
    },
    [channels.map(({ name }) => name), join(process.cwd(), 'out-test/preload/preload.js')] as const,
  );
  expect(new Set(outcomes)).toEqual(new Set(['sender-refused']));
  tries.add(outcomes.length);
});

test('a window that closes during a hundred calls', async ({ attack, tries }) => {
  const { desk, page } = await attack({ school });
  const { page: staff } = await desk.open('staff');
  for (const [round, username] of (['maria', 'frank', 'maria'] as const).entries()) {
    const window = round === 0 ? page : (await desk.open('office')).page;
    await window.waitForFunction(() => 'desk' in globalThis);
    const { password } = desk.person(username);
    const calls = window
      .evaluate(
        ([credentials]) => {
          const desk = Reflect.get(globalThis, 'desk') as {
            signIn: Record<string, (input?: unknown) => unknown>;
          };
          for (let sent = 0; sent < 100; sent += 1)
            void desk.signIn[sent % 10 === 0 ? 'begin' : 'current']?.(
              sent % 10 === 0 ? credentials : undefined,
            );
        },
        [{ username, password }] as const,
      )
      .catch(() => undefined);
    await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().startsWith('app://office/'))
        ?.[Math.random() < 0.5 ? 'destroy' : 'close'](),
    );
    await calls;
    tries.add(100);
  }
  await expect
    .poll(() => rowsOf(desk.dataDirectory, 'select * from sessions where ended_at = 0'))
    .toEqual([]);
  expect(await stageIn(staff)).toBe('signed-out');
});
