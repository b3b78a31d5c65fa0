import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { AuditHead, auditHeadName } from '../../main/audit/audit-head';
import { AuditLog } from '../../main/audit/audit-log';
import { connect } from '../../main/database/connect';
import { migrate } from '../../main/database/migrate';
import { KeyRing } from '../../main/keys/key-ring';
import { systemRandom } from '../../main/platform/random';
import { createSecretBox } from '../../main/platform/secret-box';
import type { DeskId } from '../../shared/ids';
import { FakeClock } from '../support/fake-clock';
import { temporaryFolder } from '../support/prepared-school';

const deskId = 'desk' as DeskId;
const box = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 7) }]), systemRandom);

test('the head of the log is never ahead of what the disk has', async () => {
  const folder = temporaryFolder();
  const { store, close } = connect(join(folder, 'latchkey.db'));
  await migrate(store, async () => undefined);
  await new AuditLog(deskId, box, new FakeClock()).record(store, { action: 'desk.started' });
  let taken = (): void => undefined;
  const onDisk = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        taken = resolve;
      }),
  );
  const head = new AuditHead(folder, deskId, box, onDisk);
  const saved = head.save(store);
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalled());
  expect(existsSync(join(folder, auditHeadName))).toBe(false);
  taken();
  await saved;
  const sealed = readFileSync(join(folder, auditHeadName));
  expect(JSON.parse(box.open('audit-head', sealed, [deskId]).toString())).toMatchObject({ sequence: 1 });
  await close();
});
