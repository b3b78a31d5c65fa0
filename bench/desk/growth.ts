import { measured, ratioOf } from '../measure';
import { judged, type Row, type Unit } from '../rows';
import type { Sized } from './sized';

/** What was measured at every school in turn: its rows for each of them, and the samples whose growth matters. */
export interface Figures {
  readonly rowsOf: (sized: Sized) => readonly Row[];
  readonly growing: readonly {
    readonly figure: string;
    readonly unit: Unit;
    readonly samplesOf: (sized: Sized) => readonly number[];
  }[];
}

/** Each figure at the larger schools beside its own value at the smallest, of the same rounds. */
export const growthRows = (figures: readonly Figures[], schools: readonly Sized[]): Row[] => {
  const [smallest, ...larger] = schools;
  if (!smallest) return [];
  return figures
    .flatMap(({ growing }) => growing)
    .flatMap(({ figure, unit, samplesOf }) =>
      larger.map((sized) => {
        const [ours, first] = [samplesOf(sized), samplesOf(smallest)];
        return judged({
          figure: `${figure}, ${sized.accounts} accounts over ${smallest.accounts}`,
          unit,
          ours: measured(ours),
          yardstick: { name: `${smallest.accounts} accounts`, measured: measured(first) },
          // Of what is counted a second, less is worse.
          ratio: unit === '1/s' ? ratioOf(first, ours) : ratioOf(ours, first),
          tail: null,
          bar: { kind: 'at-most', times: 1.3 },
        });
      }),
    );
};
