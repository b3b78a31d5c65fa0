/** The policy numbers of the product. Times are milliseconds unless the name says otherwise. */
export const policy = {
  totp: { algorithm: 'SHA1', digits: 6, periodSeconds: 30, secretBytes: 20, driftSteps: 1 },
  authenticators: {
    most: 5,
    /** How far a resynchronisation searches for a token's codes, in time steps either way. */
    resyncSteps: 20,
    /** How far the clock doctor searches, either way. */
    doctorReach: 60 * 60_000,
    /** A challenge offers the clock doctor after this many wrong codes. */
    doctorAfterWrongCodes: 2,
    /** The most seeds in one file. */
    mostSeedsAtOnce: 1_000,
    /** In UTF-16 units. */
    longestSeedFile: 300_000,
  },
  password: { shortestWithCode: 8, shortestAlone: 15, longest: 256 },
  argon2: { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 },
  challenge: { livesFor: 5 * 60_000, wrongCodes: 5 },
  /**
   * A pending key, from its drawing. A new sign-in shows the same one for `reusedFor`; it lives longer by a challenge, so that
   * nobody's page goes stale while they type.
   */
  pendingKey: { reusedFor: 10 * 60_000, livesFor: 15 * 60_000 },
  throttle: {
    /** Index 0 is the wait after the fifth failure in a row; the last one repeats. */
    waits: [30_000, 60_000, 120_000, 240_000, 480_000, 900_000],
    firstWaitAfter: 5,
    lockAfter: 100,
  },
  /** `fewLeft`: a person with fewer codes should make a new set. */
  recoveryCodes: { count: 10, fewLeft: 4 },
  oneTimePass: { leastMinutes: 10, mostMinutes: 24 * 60 },
  /** A manager's reason to let a person in without a phone, in characters. */
  reason: { shortest: 3, longest: 200 },
  session: {
    endsAfter: 12 * 60 * 60_000,
    /** One shift: for a session that a manager vouched for. */
    shiftEndsAfter: 8 * 60 * 60_000,
    codeToUnlockAfter: 60 * 60_000,
  },
  mostGraceDays: 30,
  /** How far in the future a switch's first day may be. */
  requiredFromAtMostAhead: 366 * 24 * 60 * 60_000,
  idleLockMinutes: { least: 1, most: 60, office: 5, staff: 2 },
  stepUpCountsFor: 5 * 60_000,
  /** How long a factor that was shown for one call waits for that call. */
  factorOpensCallFor: 60_000,
  enrolmentCode: { characters: 8, livesFor: 10 * 60_000, waivedFor: 60 * 60_000 },
  clipboardClearsAfter: 60_000,
  auditKeptFor: 2 * 365 * 24 * 60 * 60_000,
} as const;
