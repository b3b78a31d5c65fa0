import { setTimeout as pause } from 'node:timers/promises';

/** One thing that a debugging port offers: a page, or the main process. */
interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl?: string;
}

/** No process takes longer to show what it offers; milliseconds. */
const patience = 30_000;

/** JavaScript that runs in another process, seen through its debugging port. */
export class Inspected {
  private readonly socket: WebSocket;
  private calls = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  /** Connects to the first target of a type (`page`, or `node` for a main process) that shows at a port; null where none did until `isOver`. */
  static async at(
    port: number,
    type: string,
    isOver: () => boolean = () => false,
  ): Promise<Inspected | null> {
    for (const end = performance.now() + patience; performance.now() < end && !isOver(); await pause(25)) {
      // The port is not open yet.
      const targets = await fetch(`http://127.0.0.1:${port}/json/list`)
        .then((answer) => answer.json() as Promise<Target[]>)
        .catch(() => []);
      const url = targets.find((target) => target.type === type)?.webSocketDebuggerUrl;
      if (url === undefined) continue;
      const socket = new WebSocket(url);
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve, { once: true });
        socket.addEventListener('error', reject, { once: true });
      });
      return new Inspected(socket);
    }
    return null;
  }

  /** The value of an expression there; a promise is awaited. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = (await this.call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result?: { value?: unknown }; exceptionDetails?: unknown } | undefined;
    if (answer?.exceptionDetails) throw new Error(JSON.stringify(answer));
    return answer?.result?.value;
  }

  /** Calls a method of the debugging protocol, such as one that turns the wheel of the mouse. */
  call(method: string, params: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.calls += 1;
      const id = this.calls;
      const listen = ({ data }: MessageEvent): void => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: unknown };
        if (answer.id !== id) return;
        this.socket.removeEventListener('message', listen);
        if (answer.error) reject(new Error(`${method}: ${JSON.stringify(answer.error)}`));
        else resolve(answer.result);
      };
      this.socket.addEventListener('message', listen);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }
}
