import { type AtOneSchool, measureAtOneSchool } from './at-one-school';
import { measureChannels } from './measure-channels';
import { say } from './scratch';

await measureAtOneSchool(JSON.parse(process.argv[2] ?? '') as AtOneSchool, 'Channels', (sized, beside) =>
  measureChannels(sized, beside, say),
);
