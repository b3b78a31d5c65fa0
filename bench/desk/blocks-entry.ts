import { type AtOneSchool, measureAtOneSchool } from './at-one-school';
import { measureBlocks } from './measure-blocks';

const order = JSON.parse(process.argv[2] ?? '') as AtOneSchool & { readonly rounds: number };

await measureAtOneSchool(order, 'Event loop', (sized, beside) => measureBlocks(sized, order.rounds, beside));
