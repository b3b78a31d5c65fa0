import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { KeptSchool } from '../schools.mts';
import { signInTo } from './frames.mts';
import type { AppParts } from './launch.mts';
import { StartedApp } from './started-app.mts';

/** The list of staff, which scrolls by itself. */
export const staffList = 'main [tabindex="0"]:has(> table)';

/** Opens a copy of a school in the real app, signs its manager in by typing, and lets `work` go on from there. */
export const signedIn = async <T,>(
  { executable, app, switches }: AppParts,
  { directory, callers }: KeptSchool,
  work: (started: StartedApp) => Promise<T>,
): Promise<T> => {
  const [manager] = callers;
  if (!manager) throw new Error('Nobody manages the school');
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    cpSync(directory, copy, { recursive: true });
    const started = await StartedApp.start({ executable, app, dataDirectory: copy, switches });
    try {
      const totp = new TOTP({ secret: Secret.fromBase32(manager.secretKey) });
      await signInTo(started, { ...manager, code: () => totp.generate() });
      return await work(started);
    } finally {
      await started.end();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

/** Goes to the list of staff and waits until people are in it. */
export const openStaffList = async (started: StartedApp): Promise<void> => {
  await started.evaluate("location.hash = '#/staff'");
  await started.until(`document.querySelector('${staffList} tbody tr') !== null`);
};
