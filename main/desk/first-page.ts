/** Milliseconds after which main stops waiting for a page that crashed or has no window. */
const timeout = 2_000;

/** The assets that a page's text names, including those that it requests after its first paint (renderer/app/begin.ts). */
const assetsIn = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/gu)].flatMap(([, path]) => path ?? []);

/**
 * Follows the first page, so that main does its own work in the gaps. Main's event loop serves every file of the page, and
 * other work would delay it.
 */
export class FirstPage {
  /** Resolves when main has served the page's text. */
  readonly textServed: Promise<void>;
  /** Resolves when main has served the text and all assets that it names. */
  readonly served: Promise<void>;
  private resolveTextServed!: () => void;
  private resolveServed!: () => void;
  private pending: Set<string> | null = null;

  constructor() {
    this.textServed = new Promise((resolve) => {
      this.resolveTextServed = resolve;
    });
    this.served = new Promise((resolve) => {
      this.resolveServed = resolve;
    });
    setTimeout(() => {
      this.resolveTextServed();
      this.resolveServed();
    }, timeout).unref();
  }

  /** Whether a window has requested a page. */
  get isRequested(): boolean {
    return this.pending !== null;
  }

  /** Called before main serves a page's text. */
  begin(path: string, page: string): void {
    this.pending ??= new Set([path, ...assetsIn(page)]);
  }

  /** Called when main has served a path completely. */
  markServed(path: string): void {
    if (!this.pending?.delete(path)) return;
    this.resolveTextServed();
    if (this.pending.size === 0) this.resolveServed();
  }
}
