import { type AtOneSchool, measureAtOneSchool } from './at-one-school';
import { forkedReading } from './forked-reading';
import { measureChannels } from './measure-channels';
import { say } from './scratch';

/** `reading` is the script that reads backups in a process of its own. */
const order = JSON.parse(process.argv[2] ?? '') as AtOneSchool & { readonly reading: string };

await measureAtOneSchool(
  order,
  'Channels',
  (sized, beside) => measureChannels(sized, beside, say),
  forkedReading(order.reading),
);
