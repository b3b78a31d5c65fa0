import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AuditHead, auditHeadName } from '../../main/audit/audit-head';
import type { Queries } from '../../main/database/schema';
import { KeyRing } from '../../main/keys/key-ring';
import { systemRandom } from '../../main/platform/random';
import { createSecretBox } from '../../main/platform/secret-box';
import type { DeskId } from '../../shared/ids';
import { temporaryFolder } from '../support/prepared-school';

const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

/** A log whose newest event has this number. */
const logUntil = (sequence: number) =>
  ({ executeQuery: async () => ({ rows: [{ sequence, mac: Buffer.alloc(33, 1) }] }) }) as unknown as Queries;

test('the head of the log is never ahead of what the disk has', async () => {
  const folder = temporaryFolder();
  let taken = (): void => undefined;
  const onDisk = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        taken = resolve;
      }),
  );
  const head = new AuditHead(folder, 'desk' as DeskId, box, onDisk);
  const saved = head.save(logUntil(5));
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalled());
  expect(existsSync(join(folder, auditHeadName))).toBe(false);
  taken();
  await saved;
  const sealed = readFileSync(join(folder, auditHeadName));
  expect(JSON.parse(box.open('audit-head', sealed, ['desk']).toString())).toMatchObject({ sequence: 5 });
});
