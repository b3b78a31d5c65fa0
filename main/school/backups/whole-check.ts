import type { Logger } from '../platform/logger';
import type { StoreReader } from './store-reader';

/** The rest of a large store's check: once a run, beside the desk that is open. */
export class WholeCheck {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly file: string,
    private readonly reader: StoreReader,
    private readonly logger: Logger,
    /** Called once when the store is damaged. */
    private readonly onDamage: () => Promise<void>,
  ) {}

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
      const verdict = await this.reader.check(this.file, this.stopping.signal);
      if (verdict !== 'damaged' || this.stopping.signal.aborted) return;
      this.logger.error('The check of the whole store found damage', this.file);
      void this.onDamage();
    } catch (cause) {
      // Tried again at the next start: that nobody could look is no damage.
      this.logger.error('The whole store could not be checked', cause);
    }
  }
}
