/** Usernames that nobody has, at most: anybody at the desk can invent them. */
export const mostStrangers = 10_000;

interface Subject {
  readonly subject: string;
  /** Null for a username that nobody has. */
  readonly account: object | null;
}

/** What main remembers of those who try. Accounts stay; of invented usernames, the ones unused for longest go. */
export class SubjectMemory<T> {
  private readonly accounts = new Map<string, T>();
  private readonly strangers = new Map<string, T>();

  /** How much is remembered. */
  get size(): number {
    return this.accounts.size + this.strangers.size;
  }

  get(of: Subject): T | undefined {
    return this.heldFor(of).get(of.subject);
  }

  set(of: Subject, value: T): void {
    const held = this.heldFor(of);
    // Deleted first, so that the one set last is the last one of the map.
    held.delete(of.subject);
    held.set(of.subject, value);
    const [oldest] = this.strangers.keys();
    if (this.strangers.size > mostStrangers && oldest !== undefined) this.strangers.delete(oldest);
  }

  forget(subject: string): void {
    this.accounts.delete(subject);
    this.strangers.delete(subject);
  }

  private heldFor({ account }: Subject): Map<string, T> {
    return account === null ? this.strangers : this.accounts;
  }
}
