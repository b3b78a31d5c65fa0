/** The policy numbers of the product, one place. Times in milliseconds unless the name says otherwise. */
export const policy = {
  totp: { algorithm: 'SHA1', digits: 6, periodSeconds: 30, secretBytes: 20, driftSteps: 1 },
  authenticators: {
    most: 5,
    /** How far a token is looked for to bring it back in step, in time steps either way. */
    resyncSteps: 20,
    /** How far the clock doctor looks, either way, and from which wrong code of a challenge on it is offered. */
    doctorReach: 60 * 60_000,
    doctorAfterWrongCodes: 2,
    /** Seeds that one file may hold. */
    mostSeedsAtOnce: 1_000,
    /** In UTF-16 units. */
    longestSeedFile: 300_000,
  },
  password: { shortestWithCode: 8, shortestAlone: 15, longest: 256 },
  argon2: { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 },
  challenge: { livesFor: 5 * 60_000, wrongCodes: 5 },
  pendingKeyLivesFor: 24 * 60 * 60_000,
  throttle: {
    /** Index 0 is the wait after the fifth failure in a row; the last one repeats. */
    waits: [30_000, 60_000, 120_000, 240_000, 480_000, 900_000],
    firstWaitAfter: 5,
    lockAfter: 100,
  },
  /** `fewLeft`: with fewer than these a new set is due. */
  recoveryCodes: { count: 10, fewLeft: 4 },
  oneTimePass: { leastMinutes: 10, mostMinutes: 24 * 60 },
  /** Why a manager let somebody in without a phone; in characters. */
  reason: { shortest: 3, longest: 200 },
  session: {
    endsAfter: 12 * 60 * 60_000,
    /** One shift: of a session that a manager let in without a factor of the person's own. */
    shiftEndsAfter: 8 * 60 * 60_000,
    codeToUnlockAfter: 60 * 60_000,
  },
  mostGraceDays: 30,
  /** How far ahead a date may lie from which a switch counts. */
  requiredFromAtMostAhead: 366 * 24 * 60 * 60_000,
  idleLockMinutes: { least: 1, most: 60, office: 5, staff: 2 },
  stepUpCountsFor: 5 * 60_000,
  enrolmentCode: { characters: 8, livesFor: 10 * 60_000, waivedFor: 60 * 60_000 },
  clipboardClearsAfter: 60_000,
  auditKeptFor: 2 * 365 * 24 * 60 * 60_000,
} as const;
