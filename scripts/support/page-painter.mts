import { parentPort, workerData } from 'node:worker_threads';
import type { PageToPaint } from '../../shared/sign-in-page-texts.ts';

/** The worker data of a thread of `paintedPages`. */
export interface Painting {
  /** The built renderer/app/paint-page.tsx, absolute. */
  readonly painter: string;
  readonly toPaint: PageToPaint;
}

const { painter, toPaint } = workerData as Painting;
const { paint } = (await import(painter)) as { paint: (toPaint: PageToPaint) => Promise<string> };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of Node's has no origins
parentPort?.postMessage(await paint(toPaint));
