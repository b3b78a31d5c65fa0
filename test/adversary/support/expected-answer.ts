import { z } from 'zod';
import type { Permission, Portal, Role } from '../../../shared/access';
import type { ContractEntry } from '../../../shared/ipc/contract';
import { fieldProblems, type PlainErrorCode, plainErrorCodes } from '../../../shared/result';

/** The position of a caller, for the checks of a contract entry. */
export interface Position {
  /** `stranger`: not the main frame of a window of ours on its own origin. */
  readonly sender: 'ours' | 'stranger';
  readonly portal: Portal;
  readonly stage: 'nobody' | 'challenge' | 'session' | 'locked';
  readonly role: Role | null;
  /** Whether the person showed their own factor within the last five minutes. */
  readonly strong: boolean;
}

/** The product's table of roles again, because these tests judge shared/access.ts. */
const mayByRole: Readonly<Record<Role, readonly Permission[] | 'everything'>> = {
  manager: 'everything',
  'front-desk': ['see-own-account', 'see-staff'],
  instructor: ['see-own-account'],
};

const roleMay = (role: Role | null, permission: Permission): boolean => {
  if (role === null) return false;
  const may = mayByRole[role];
  return may === 'everything' || may.includes(permission);
};

/**
 * The error with which main must refuse a call, from its contract entry and the caller's position alone. It is null if main
 * may read the input. The order of the checks is sender, portal, challenge or session, permission, clock, input, step-up.
 * Every position has a right clock.
 */
export const refusalOf = (entry: ContractEntry, at: Position): PlainErrorCode | null => {
  if (at.sender === 'stranger') return 'sender-refused';
  if (!entry.portals.includes(at.portal)) return 'portal-refused';
  if (entry.caller === 'anyone') return null;
  if (entry.caller === 'challenge') return at.stage === 'challenge' ? null : 'no-challenge';
  if (at.stage !== 'session' && at.stage !== 'locked') return 'no-session';
  if (entry.caller === 'session' && at.stage === 'locked') return 'session-locked';
  return entry.permission && !roleMay(at.role, entry.permission) ? 'permission-refused' : null;
};

/**
 * The same for a call with its input, which main reads before it asks for a factor. It is null for input that the contract
 * refuses too: other tests judge that.
 */
export const refusalFor = (entry: ContractEntry, at: Position, input: unknown): PlainErrorCode | null => {
  const refusal = refusalOf(entry, at);
  if (refusal !== null || entry.stepUp === undefined) return refusal;
  const parsed = entry.input.safeParse(input);
  if (!parsed.success) return null;
  const now = entry.stepUp === 'now' || entry.needsNow?.(parsed.data as never) === true;
  return now || !at.strong ? 'step-up-needed' : null;
};

/** Errors of the checks before a handler only. Handlers may return the other ones too. */
export const gateCodes: ReadonlySet<string> = new Set<PlainErrorCode>([
  'sender-refused',
  'portal-refused',
  'permission-refused',
  'session-locked',
]);

const failureSchema = z.union([
  z.strictObject({ code: z.enum(plainErrorCodes) }),
  z.strictObject({
    code: z.literal('input-refused'),
    fields: z
      .array(
        z.strictObject({
          field: z.string(),
          problem: z.enum(fieldProblems),
          bound: z.number().optional(),
          range: z.strictObject({ least: z.number(), most: z.number() }).optional(),
        }),
      )
      .nonempty(),
  }),
  z.strictObject({ code: z.literal('wrong-code'), deskTimeAt: z.int() }),
  z.strictObject({ code: z.literal('throttled'), retryAt: z.int() }),
  z.strictObject({ code: z.literal('internal-error'), incidentId: z.string() }),
]);

/** The only shapes of a channel's answer: its output, or a failure of the closed list. */
const answerSchema = (entry: ContractEntry): z.ZodType =>
  z.union([
    z.strictObject({ ok: z.literal(true), value: entry.output }),
    z.strictObject({ ok: z.literal(false), error: failureSchema }),
  ]);

/** The problem of an answer's shape, or null. */
export const misshapen = (entry: ContractEntry, answer: unknown): string | null => {
  const parsed = answerSchema(entry).safeParse(answer);
  return parsed.success ? null : JSON.stringify(parsed.error.issues).slice(0, 600);
};

/** The error code of an answer, or `answered` for a value. */
export const outcomeOf = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'no-result';
  if (answer.ok === true) return 'answered';
  return 'error' in answer ? String((answer.error as { code?: unknown }).code) : 'no-result';
};
