/** Somebody whose factors are known. */
export interface Caller {
  readonly username: string;
  readonly password: string;
  /** Base32. */
  readonly secretKey: string;
}

/** How large a school is made. */
export interface SeedSize {
  readonly accounts: number;
  readonly events: number;
}

/** A school on the disk, and the people in it whose credentials are known; the first of them manages it. */
export interface SeededSchool {
  readonly directory: string;
  readonly callers: readonly Caller[];
}
