import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { measured, ratioOf } from '../measure.ts';
import { judged, type Row } from '../rows.ts';
import type { KeptSchool } from '../schools.mts';
import { wheelToEnd } from './frames.mts';
import { type AppParts, bareApp } from './launch.mts';
import { memoryOf, tellsMemory } from './memory.mts';
import { openStaffList, signedIn, staffList } from './signed-in.mts';
import { StartedApp } from './started-app.mts';

/** Until what was loaded and drawn has come to rest; milliseconds. */
const settled = 1_500;

/** So far the wheel turns at a time, pixels: through a thousand people in some seconds. */
const wheelStep = 1_200;

/**
 * The memory of all processes, the manager signed in and the list of staff scrolled through once, beside the bare window at the
 * same moment: what both have loaded of the runtime is shared between them alike.
 */
export const measureMemory = async (parts: AppParts, school: KeptSchool, rounds: number): Promise<Row[]> => {
  if (!tellsMemory) throw new Error('this system does not tell it (Linux does)');
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const own: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const window = await StartedApp.start({ ...parts, app: bareApp, dataDirectory: join(folder, 'bare') });
      try {
        await window.timeToFocusedField('username');
        await signedIn(parts, school, async (started) => {
          await openStaffList(started);
          await wheelToEnd(staffList, wheelStep)(started);
          await pause(settled);
          own.push(memoryOf(started.processId));
          bare.push(memoryOf(window.processId));
        });
      } finally {
        await window.end();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return [
    judged({
      figure: `memory of all processes, list of ${school.accounts} people open`,
      unit: 'MB',
      ours: measured(own),
      yardstick: { name: 'a bare Electron window', measured: measured(bare) },
      ratio: ratioOf(own, bare),
      tail: null,
      bar: { kind: 'at-most', times: 1.5 },
    }),
  ];
};
