import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Moment } from './moments';

/** A process that has nothing to do with Latchkey: it tells when the machine lets anybody stand still. */
export class Bystander {
  private readonly child: ChildProcess;
  private readonly gone: Promise<never>;

  private constructor(child: ChildProcess) {
    this.child = child;
    this.gone = once(child, 'exit').then(() => {
      throw new Error('The process beside has ended');
    });
    // It ends at the end, when nobody asks it any more.
    this.gone.catch(() => undefined);
  }

  /** Hands one to `work` and ends it; `script` is bystander-entry.ts, bundled. */
  static async beside<T>(script: string, work: (bystander: Bystander) => Promise<T>): Promise<T> {
    const child = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    try {
      return await work(new Bystander(child));
    } finally {
      child.disconnect();
    }
  }

  /** When it has stood still since it was asked last. */
  async moments(): Promise<readonly Moment[]> {
    const answer = once(this.child, 'message');
    this.child.send('moments');
    const [moments] = (await Promise.race([answer, this.gone])) as [Moment[]];
    return moments;
  }
}
