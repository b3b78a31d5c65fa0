import { parentPort, workerData } from 'node:worker_threads';
import type { DoorToPaint } from '../../shared/door.ts';

/** What a thread of `paintedDoors` is started with. */
export interface Painting {
  /** The built renderer/app/paint-page.tsx, absolute. */
  readonly painter: string;
  readonly toPaint: DoorToPaint;
}

const { painter, toPaint } = workerData as Painting;
const { paint } = (await import(painter)) as { paint: (toPaint: DoorToPaint) => Promise<string> };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port knows no origins
parentPort?.postMessage(await paint(toPaint));
