import { z } from 'zod';
import type { FieldProblem, Range } from './result';

/** A whole number from `least` to `most`. A refusal carries both bounds, so that its text can name them. */
export const wholeNumber = (least: number, most: number) => {
  const params: Range = { least, most };
  return z
    .number({ error: 'required' satisfies FieldProblem })
    .refine((number) => Number.isInteger(number) && number >= least && number <= most, {
      error: 'out-of-range' satisfies FieldProblem,
      params: { ...params },
    });
};
