import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user session with its own key store: a session bus with an unlocked gnome-keyring. */
export class KeyStore {
  private constructor(
    private readonly home: string,
    private readonly processes: readonly ChildProcess[],
    /** The environment variables that make the app use this key store. */
    readonly environment: Record<string, string>,
  ) {}

  static async start(): Promise<KeyStore> {
    const home = mkdtempSync(join(tmpdir(), 'latchkey-keys-'));
    const own = {
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_RUNTIME_DIR: home,
      XDG_CACHE_HOME: join(home, 'cache'),
    };
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
      env: { ...process.env, ...own },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const address = await firstLine(bus);
    const environment = { ...own, DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'GNOME' };
    const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    keyring.stdin.end('the password of this session');
    // It prints nothing when it is ready, so the test waits for the keyring that it unlocks.
    const unlocked = join(own.XDG_DATA_HOME, 'keyrings/login.keyring');
    for (let waited = 0; !existsSync(unlocked); waited += 50) {
      if (waited > 15_000) throw new Error('gnome-keyring did not unlock a keyring');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return new KeyStore(home, [bus, keyring], environment);
  }

  stop(): void {
    for (const child of this.processes) child.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${String(code)}`)));
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim().split('\n')[0] ?? ''));
  });
