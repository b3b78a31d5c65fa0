/** The most unknown usernames in memory. Anybody at the desk can invent them. */
export const mostStrangers = 10_000;

interface Subject {
  readonly subject: string;
  /** Null for an unknown username. */
  readonly account: object | null;
}

/** A value for each subject of attempts. Accounts stay; of unknown usernames, the least recently used go. */
export class SubjectMemory<T> {
  private readonly accounts = new Map<string, T>();
  private readonly strangers = new Map<string, T>();

  /** The number of subjects in memory. */
  get size(): number {
    return this.accounts.size + this.strangers.size;
  }

  get(trier: Subject): T | undefined {
    return this.mapFor(trier).get(trier.subject);
  }

  set(trier: Subject, value: T): void {
    const values = this.mapFor(trier);
    // A map keeps the place of a key that exists. Deleting it first makes it the newest.
    values.delete(trier.subject);
    values.set(trier.subject, value);
    const [oldest] = this.strangers.keys();
    if (this.strangers.size > mostStrangers && oldest !== undefined) this.strangers.delete(oldest);
  }

  forget(subject: string): void {
    this.accounts.delete(subject);
    this.strangers.delete(subject);
  }

  private mapFor({ account }: Subject): Map<string, T> {
    return account === null ? this.strangers : this.accounts;
  }
}
