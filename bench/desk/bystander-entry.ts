import { standsStill } from './moments';

// A process that has nothing to do with Latchkey and about as much memory as its main. It touches a little of it at each tick of its
// timer, and tells whoever asks when it stood still: what stood still with it was held up by the machine.
const memory = Buffer.alloc(64 * 1024 * 1024, 1);
const touchedAtOnce = 250;
let at = 0;

const watched = standsStill(() => {
  for (let touched = 0; touched < touchedAtOnce; touched += 1) {
    // A step that is no multiple of a page gets everywhere.
    at = (at + 1_234_577) % memory.length;
    memory[at] = (memory[at] ?? 0) + 1;
  }
});

process.on('message', () => process.send?.(watched.taken()));
process.on('disconnect', () => process.exit());
