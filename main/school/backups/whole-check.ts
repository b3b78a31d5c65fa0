import type { Logger } from '../platform/logger';
import type { StoreReader } from './store-reader';

/** Dependencies of `WholeCheck`. */
interface WholeCheckDeps {
  readonly file: string;
  readonly reader: StoreReader;
  readonly logger: Logger;
  /** Called once if the store is damaged. */
  readonly onDamage: () => Promise<void>;
}

/** Checks the whole of a large store once per run, while the desk is open. */
export class WholeCheck {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(private readonly deps: WholeCheckDeps) {}

  /** Starts the check unless it has started. */
  begin(): void {
    this.running ??= this.check();
  }

  /** Ends a running check and releases the file. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async check(): Promise<void> {
    try {
      const verdict = await this.deps.reader.check(this.deps.file, this.stopping.signal);
      if (verdict !== 'damaged' || this.stopping.signal.aborted) return;
      this.deps.logger.error('The check of the whole store found damage', this.deps.file);
      void this.deps.onDamage();
    } catch (cause) {
      // A failed read is no damage. The next start checks again.
      this.deps.logger.error('The whole store could not be checked', cause);
    }
  }
}
