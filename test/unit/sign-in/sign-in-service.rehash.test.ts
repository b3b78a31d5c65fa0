import { hash } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { staffPassword } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: false });
const storedHash = (): string =>
  String(
    context.raw.rows("select password_hash from accounts where username = 'frank'")[0]?.['password_hash'],
  );
const plantWeakHash = async (): Promise<string> => {
  const weak = await hash(staffPassword, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  context.raw.run("update accounts set password_hash = ? where username = 'frank'", weak);
  return weak;
};
const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200 && !condition(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
};

test('a hash with outdated parameters is replaced after the next right password, not after a wrong one', async () => {
  const weak = await plantWeakHash();
  const window = context.open.desk.window('office');
  expect(codeOf(await window.signIn.begin({ username: 'frank', password: 'wrong' }))).toBe(
    'wrong-credentials',
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(storedHash()).toBe(weak);
  valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
  await until(() => storedHash().startsWith('$argon2id$v=19$m=65536,t=3,p=1$'));
  // A new hash of the same password ends no session and needs no other password.
  await stageOf(window, 'signed-in');
  valueOf(await window.session.signOut());
  valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
});

test('a hash that cannot be replaced stays, and the sign-in succeeds', async () => {
  const weak = await plantWeakHash();
  context.raw.sqlite.exec(
    "create trigger no_rehash before update of password_hash on accounts begin select raise(abort, 'full'); end",
  );
  const unhandled: unknown[] = [];
  const onUnhandled = (cause: unknown) => unhandled.push(cause);
  process.on('unhandledRejection', onUnhandled);
  const window = context.open.desk.window('office');
  valueOf(await window.signIn.begin({ username: 'frank', password: staffPassword }));
  await new Promise((resolve) => setTimeout(resolve, 600));
  process.off('unhandledRejection', onUnhandled);
  expect(unhandled).toEqual([]);
  expect(storedHash()).toBe(weak);
  await stageOf(window, 'signed-in');
});

test('a malformed hash signs nobody in and raises the alarm', async () => {
  const { desk } = context.open;
  context.raw.run("update accounts set password_hash = '$argon2id$' where username = 'frank'");
  const result = await desk.window('office').signIn.begin({ username: 'frank', password: staffPassword });
  expect(codeOf(result)).toBe('wrong-credentials');
  expect(desk.errors).toHaveLength(1);
  desk.errors.length = 0;
});
