import type { ChannelName } from './sample';

const inTheApp =
  'measured in the app itself (bench/launch/measure-backups.mts), with the processes of its runtime';

/** Channels that the benchmark does not call, and why. One that is neither here nor among the samples does not compile, and is no held row. */
export const notCalled = {
  'backup.make': inTheApp,
  'backup.verify': inTheApp,
  'backup.restore': inTheApp,
  'signIn.setUp': 'the first run, before there is a school: it writes one account into an empty store',
  'keys.recover': 'opens a desk whose key this computer does not open: nobody is at that desk yet',
  'authenticators.resynchronise': 'for a token of one’s own; it does what tokens.resynchronise does',
} as const satisfies Partial<Record<ChannelName, string>>;
