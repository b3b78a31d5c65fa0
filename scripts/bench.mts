import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installedRows, launchByteRows } from '../bench/installed.mts';
import { measureLaunch } from '../bench/launch/launch.mts';
import { measureBackups } from '../bench/launch/measure-backups.mts';
import { measureFrames } from '../bench/launch/measure-frames.mts';
import { measureMemory } from '../bench/launch/measure-memory.mts';
import { full, type Plan, smoke } from '../bench/plan.mts';
import { attempt, farOff, type Section, unmeasured } from '../bench/rows.ts';
import { type KeptSchool, schoolsIn } from '../bench/schools.mts';
import { reportOf } from '../bench/table.mts';
import { build } from './build.mts';
import { announceRuntime } from './set-up/electron-runtime.mts';
import { withDisplay } from './set-up/virtual-display.mts';
import { setup } from './setup.mts';
import { bundle, runBundle } from './support/bench-bundle.mts';
import { checkout } from './support/paths.mts';
import { npmCall, runShown } from './support/run.mts';
import { sandboxSwitches } from './support/sandbox.mts';
import { runScript, SetUpProblem, say, secondsSince } from './support/say.mts';

const folder = resolve(checkout, 'bench');

/** Installs what the benchmark compares with; it has a package of its own, so that nobody else waits for it. */
async function installYardsticks(): Promise<void> {
  if (existsSync(join(folder, 'node_modules/better-auth'))) return;
  const exitCode = await runShown(...npmCall('ci'), { cwd: folder });
  if (exitCode !== 0)
    throw new SetUpProblem('The packages that the benchmark compares with could not be installed.');
}

/** What is measured of the started app, while nothing else runs. */
async function appSections(
  executable: string,
  schools: readonly KeptSchool[],
  { launches, memories, frames }: Plan,
): Promise<Section[]> {
  const parts = { executable, app: checkout, switches: sandboxSwitches() };
  const ofThousand = schools.find(({ accounts }) => accounts === 1_000);
  const largest = schools.at(-1);
  if (!ofThousand || !largest) throw new Error('There is no school of a thousand');
  const { accounts, events } = largest;
  return withDisplay(async () => [
    {
      title: 'Launch and memory',
      rows: [
        ...(await attempt('launch', () => measureLaunch(parts, schools, launches))),
        ...(await attempt('memory', () => measureMemory(parts, ofThousand, memories))),
      ],
    },
    {
      title: `Frames, ${accounts} accounts, ${events} audit events`,
      rows: await attempt('frames', () => measureFrames(parts, largest, frames)),
    },
  ]);
}

/** What is measured of main by itself, in a process of its own. */
async function deskSections(schools: readonly KeptSchool[], { rounds }: Plan): Promise<Section[]> {
  try {
    return JSON.parse(await runBundle(await bundle('desk/entry.ts'), { schools, rounds })) as Section[];
  } catch (cause) {
    return [{ title: 'The desk', rows: [unmeasured('everything of main', String(cause))] }];
  }
}

/** How long main's event loop stands still at each school, each in a process of its own, as the app has one. */
async function blockSections(schools: readonly KeptSchool[], { rounds }: Plan): Promise<Section[]> {
  const sections: Section[] = [];
  for (const school of schools) {
    try {
      const bystander = await bundle('desk/bystander-entry.ts');
      const printed = await runBundle(await bundle('desk/blocks-entry.ts'), { school, rounds, bystander });
      sections.push(...(JSON.parse(printed) as Section[]));
    } catch (cause) {
      const title = `Event loop, ${school.accounts} accounts`;
      sections.push({ title, rows: [unmeasured('the event loop', String(cause))] });
    }
  }
  return sections;
}

/** What every channel does to main's event loop, at one school, in a process of its own. */
async function channelSections(school: KeptSchool | undefined): Promise<Section[]> {
  try {
    const bystander = await bundle('desk/bystander-entry.ts');
    return JSON.parse(
      await runBundle(await bundle('desk/channels-entry.ts'), { school, bystander }),
    ) as Section[];
  } catch (cause) {
    return [{ title: 'Channels', rows: [unmeasured('every channel', String(cause))] }];
  }
}

/** What making, verifying and restoring a backup does to the main process of the started app. */
async function backupSection(executable: string, school: KeptSchool | undefined): Promise<Section> {
  const title = `Backups in the app, ${school?.accounts} accounts, ${school?.events} audit events`;
  const rows = await attempt('the acts of backup', async () => {
    if (!school) throw new Error('There is no school');
    const bystander = await bundle('desk/bystander-entry.ts');
    const parts = { executable, app: checkout, switches: sandboxSwitches() };
    return withDisplay(() => measureBackups(parts, school, bystander));
  });
  return { title, rows };
}

// `npm run bench [-- --smoke] [--channels] [--keep=FOLDER]`: every figure beside its yardstick, as a table and, of a full run, in bench/results.json.
await runScript(async () => {
  const { values } = parseArgs({
    options: { smoke: { type: 'boolean' }, channels: { type: 'boolean' }, keep: { type: 'string' } },
  });
  const plan = values.smoke ? smoke : full;
  const runtime = await setup();
  announceRuntime(runtime);
  await build({ onlyWhenStale: true });
  await installYardsticks();
  const startedAt = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    const schools = await schoolsIn(values.keep === undefined ? scratch : resolve(values.keep), plan.sizes);
    if (values.channels) {
      const largest = schools.at(-1);
      const sections = [
        ...(await channelSections(largest)),
        await backupSection(runtime.executable, largest),
      ];
      process.stdout.write(`${reportOf(sections)}\n`);
      return 0;
    }
    const sections = [
      ...(await appSections(runtime.executable, schools, plan)),
      ...(await deskSections(schools, plan)),
      ...(await blockSections(schools, plan)),
      ...(await channelSections(schools.at(-1))),
      await backupSection(runtime.executable, schools.at(-1)),
      {
        title: 'Size',
        rows: [
          ...(await attempt('installed size', installedRows)),
          ...(await attempt('bytes before the username field', launchByteRows)),
        ],
      },
    ];
    process.stdout.write(`${reportOf(sections)}\n`);
    say(`measured in ${secondsSince(startedAt)}`);
    if (!values.smoke) {
      writeFileSync(
        join(folder, 'results.json'),
        `${JSON.stringify({ runtime: runtime.version, plan, sections }, null, 2)}\n`,
      );
      return 0;
    }
    const far = farOff(sections);
    for (const row of far)
      say(
        'problem' in row
          ? `not measured: ${row.figure}: ${row.problem}`
          : `${row.figure}: ${row.missedBy?.toFixed(2)} times what its bar allows`,
      );
    return far.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
