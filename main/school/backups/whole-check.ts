import type { Logger } from '../platform/logger';
import type { StoreReader } from './store-reader';

/** Dependencies of `WholeCheck`. */
interface WholeCheckDeps {
  readonly file: string;
  readonly reader: StoreReader;
  readonly logger: Logger;
  /** Called once when the store is damaged. */
  readonly onDamage: () => Promise<void>;
}

/** The rest of a large store's check: once a run, beside the desk that is open. */
export class WholeCheck {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(private readonly deps: WholeCheckDeps) {}

  /** Begins, if it has not begun yet. */
  begin(): void {
    this.running ??= this.check();
  }

  /** Ends what still runs and lets go of the file. */
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
      // Tried again at the next start: that nobody could look is no damage.
      this.deps.logger.error('The whole store could not be checked', cause);
    }
  }
}
