import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { readerInPlace } from '../../main/school/backups/store-reader';
import { ReadInterrupted } from '../../main/school/backups/read-interrupted';
import { systemRandom } from '../../main/school/platform/random';
import { type OpenDesk, openDesk } from '../../main/school/open-desk';
import { FakeClock } from '../support/fake-clock';
import { fakeKeyProtector } from '../support/fake-key-protector';
import { temporaryFolder } from '../support/prepared-school';

let desk: OpenDesk;
afterEach(() => desk.database.close());

test('a daily backup that fails while others write to the log is recorded in the log', async () => {
  const over = new AbortController();
  const write = async (): Promise<number> => {
    let written = 0;
    for (; !over.signal.aborted; written += 1)
      await desk.database.store.transaction().execute(async (trx) => {
        await setImmediate();
        await desk.audit.record(trx, { action: 'staff.edited' });
      });
    return written;
  };
  let written: Promise<number[]> = Promise.resolve([]);
  desk = await openDesk({
    dataDirectory: temporaryFolder(),
    clock: new FakeClock(),
    random: systemRandom,
    keyProtector: fakeKeyProtector('keychain'),
    reader: {
      ...readerInPlace,
      summarise: async () => {
        // From now on the store always has a queue, in which the next caller waits too.
        written = Promise.all(Array.from({ length: 5 }, write));
        throw new ReadInterrupted('no answer');
      },
    },
  });
  const failed = await desk.backups.backUpDaily().catch((cause: unknown) => cause);
  over.abort();
  const others = (await written).reduce((sum, count) => sum + count, 0);
  expect(failed).toBeInstanceOf(ReadInterrupted);
  expect(others).toBeGreaterThan(0);
  const events = await desk.database.store.selectFrom('audit_events').select('action').execute();
  expect(events).toHaveLength(others + 1);
  expect(events.filter(({ action }) => action === 'backup.failed')).toHaveLength(1);
  expect(desk.backups.lastFailed).toBe(true);
});
