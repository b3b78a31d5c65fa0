import { tmpdir } from 'node:os';
import type { CommandCall } from '../../main/serve/command-call';
import { runCommand } from '../../main/serve/run-command';
import type { Platform } from '../../main/school/application-platform';
import { systemRandom } from '../../main/school/platform/random';
import { fakeProduct } from './fake-product';
import type { TestDesk } from './test-desk';

/** What a command of a closed desk works with, on a test desk's folder. */
export const platformOf = (desk: TestDesk): Omit<Platform, 'reopen'> => ({
  dataDirectory: desk.directory,
  clock: desk.clock,
  random: systemRandom,
  keyProtector: desk.keyProtector,
  desktop: desk.desktop,
  logger: { info: () => undefined, error: (_message, cause) => desk.errors.push(cause) },
  product: fakeProduct,
});

/** A command, what somebody types into it, and the platform if it isn't the desk's own. */
interface CommandRun extends Partial<Omit<CommandCall, 'command' | 'workingDirectory'>> {
  readonly typed?: readonly string[];
  readonly platform?: Omit<Platform, 'reopen'>;
}

/** Runs a command on a closed desk. With `recoveryKey` the first typed line is the recovery key. */
export const command = async (
  desk: TestDesk,
  name: CommandCall['command'],
  { typed = [], platform = platformOf(desk), ...call }: CommandRun = {},
): Promise<{ exitCode: number; lines: string[] }> => {
  const lines: string[] = [];
  const left = [...typed];
  const say = (text: string): void => void lines.push(text);
  const whole = {
    command: name,
    backup: null,
    yes: false,
    recoveryKey: false,
    workingDirectory: tmpdir(),
    ...call,
  };
  const terminal = { line: say, problem: say, read: async () => left.shift() ?? '' };
  return { exitCode: await runCommand(whole, platform, terminal), lines };
};
