import { z } from 'zod';

/** An id is a UUIDv7 (RFC 9562) in lower case. The brand makes the compiler refuse an id of another kind. */
const idOf = <Brand extends string>() => z.uuidv7().brand<Brand>();

export const accountIdSchema = idOf<'AccountId'>();
export type AccountId = z.infer<typeof accountIdSchema>;
export const sessionIdSchema = idOf<'SessionId'>();
export type SessionId = z.infer<typeof sessionIdSchema>;
export const challengeIdSchema = idOf<'ChallengeId'>();
export type ChallengeId = z.infer<typeof challengeIdSchema>;
export const authenticatorIdSchema = idOf<'AuthenticatorId'>();
export type AuthenticatorId = z.infer<typeof authenticatorIdSchema>;
export const stockTokenIdSchema = idOf<'StockTokenId'>();
export type StockTokenId = z.infer<typeof stockTokenIdSchema>;
export const hostIdSchema = idOf<'HostId'>();
export type HostId = z.infer<typeof hostIdSchema>;
export const deskIdSchema = idOf<'DeskId'>();
export type DeskId = z.infer<typeof deskIdSchema>;
