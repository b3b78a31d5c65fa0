/** The most grid lines: more would hide the bars. */
const mostLines = 5;

/** The marks of a chart's scale: whole, round numbers from 0 to the chart's top. */
export const scaleFor = (most: number): { readonly top: number; readonly marks: readonly number[] } => {
  const atLeast = Math.max(1, most) / (mostLines - 1);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  const step = [1, 2, 5, 10].map((round) => round * power).find((round) => round >= atLeast) ?? atLeast;
  const lines = Math.ceil(Math.max(1, most) / step);
  return { top: lines * step, marks: Array.from({ length: lines + 1 }, (_, line) => line * step) };
};
