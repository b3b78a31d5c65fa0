/** A page that does not ask for all of it (it crashed, or no window could be made) keeps nobody waiting for longer. */
const servedWithin = 2_000;

/** The assets that a page's text names, also those that it asks for once it is painted (renderer/app/begin.ts). */
const assetsIn = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/gu)].flatMap(([, path]) => path ?? []);

/**
 * Follows the first page, so that main does its own work in the gaps: every file of the page comes out of main's event loop, and
 * whatever holds that up holds up the page.
 */
export class FirstPage {
  /** The text of the page is out: its process reads it. */
  readonly begun: Promise<void>;
  /** All that the text names is out as well: the page sets itself up. */
  readonly served: Promise<void>;
  private begin!: () => void;
  private finish!: () => void;
  private awaited: Set<string> | null = null;

  constructor() {
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.served = new Promise((resolve) => {
      this.finish = resolve;
    });
    setTimeout(() => {
      this.begin();
      this.finish();
    }, servedWithin).unref();
  }

  /** The text of a page has gone out, or is about to. */
  get isAskedFor(): boolean {
    return this.awaited !== null;
  }

  /** The text of a page is about to go out. */
  consistsOf(path: string, page: string): void {
    this.awaited ??= new Set([path, ...assetsIn(page)]);
  }

  /** A path is out to its last byte. */
  isOut(path: string): void {
    if (!this.awaited?.delete(path)) return;
    this.begin();
    if (this.awaited.size === 0) this.finish();
  }
}
