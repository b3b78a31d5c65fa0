import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { About } from '../../../shared/ipc/support-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditOutcome } from '../../../shared/audit-event';
import { personalFields } from '../../../shared/staff-fields';
import type { AuditLog } from '../audit/audit-log';
import { loggedSave, recordSave } from '../audit/logged-save';
import type { BackupService } from '../backups/backup-service';
import type { Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { DeskKeys } from '../keys/desk-keys';
import type { OptionsService } from '../options/options-service';
import type { School } from '../options/school-repository';
import type { Clock } from '../platform/clock';
import { computerUser } from '../platform/computer-user';
import type { Desktop } from '../platform/desktop';
import type { Session } from '../sessions/session-store';
import type { Actor } from '../sessions/actor';
import type { Accounts } from '../accounts/accounts';
import { deskCounts } from './desk-counts';
import { redact } from './redact';
import { settingLines } from './setting-lines';
import { versionLines } from './versions';

/** The support file takes this much of the log's end, in UTF-16 units. */
const logCharacters = 120_000;

/** Dependencies of `SupportService`. */
interface SupportServiceDeps {
  readonly store: Store;
  readonly about: About;
  readonly dataDirectory: string;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly keys: DeskKeys;
  readonly time: DeskTime;
  readonly backups: BackupService;
  readonly audit: AuditLog;
  readonly desktop: Desktop;
  readonly clock: Clock;
}

/** The support file: facts that help from afar, and nothing about a person. The saved text is the one that was shown. */
export class SupportService {
  /** The text that each session saw last; it ends with the session. */
  private readonly shown = new WeakMap<Session, string>();

  constructor(private readonly deps: SupportServiceDeps) {}

  /** The folder that holds all of this desk's data. */
  get dataDirectory(): string {
    return this.deps.dataDirectory;
  }

  /** Composes the text, and keeps it for `save`. */
  async preview({ session }: Actor): Promise<string> {
    const text = await this.compose();
    this.shown.set(session, text);
    return text;
  }

  /** Saves the text that this session saw, where the person chooses; `saved` is false when they cancel. */
  async save(actor: Actor): Promise<Result<{ saved: boolean }>> {
    const { session, account } = actor;
    const text = this.shown.get(session);
    if (text === undefined) return refuse('not-found');
    const day = new Date(this.deps.clock.now()).toISOString().slice(0, 10);
    const record = (outcome: AuditOutcome) =>
      recordSave(this.deps, actor, {
        action: 'support-file.saved',
        outcome,
        actor: account,
        portal: session.portal,
        details: { characters: text.length },
      });
    const saved = await loggedSave(record, (beforeSaved) =>
      this.deps.desktop.saveParts(
        session.windowId,
        `latchkey-support-${day}.txt`,
        onePart(text, beforeSaved),
      ),
    );
    return saved === 'failed' ? refuse('save-failed') : ok({ saved: saved === 'saved' });
  }

  private async compose(): Promise<string> {
    const school = await this.deps.options.school();
    const newest = await this.deps.backups.newest();
    const timeText = (time: number | null): string =>
      time === null ? 'never' : new Date(time).toISOString();
    const sections: readonly (readonly [string, readonly string[]])[] = [
      ['Versions', versionLines(this.deps.about)],
      ['Settings, without texts', school === null ? [] : settingLines(school.options)],
      [
        'This desk',
        [
          `Key protected by: ${this.deps.keys.protectedBy} (${this.deps.keys.backend})`,
          `Clock behind: ${this.deps.time.isBehind()}`,
          `Newest backup: ${timeText(newest)}`,
          `Last backup failed: ${this.deps.backups.lastFailed}`,
        ],
      ],
      ['Counts', await deskCounts(this.deps.store, this.deps.accounts, this.deps.audit)],
      [
        'Technical log, redacted',
        [await redact(await this.logEnd(), { names: this.namesToHide(school), ...computerUser() })],
      ],
    ];
    const body = sections.map(([title, lines]) => [`== ${title}`, ...lines].join('\n'));
    return `${[`Latchkey support file, made ${timeText(this.deps.clock.now())}`, ...body].join('\n\n')}\n`;
  }

  private async *namesToHide(school: School | null): AsyncGenerator<string> {
    if (school) yield* [school.name, school.options.contactLine];
    for await (const accounts of this.deps.accounts.everybody(this.deps.store))
      for (const account of accounts) yield* personalFields.map((field) => account[field]);
  }

  private async logEnd(): Promise<string> {
    const [older, newer] = await Promise.all(
      ['latchkey.old.log', 'latchkey.log'].map((name) => textOf(join(this.deps.dataDirectory, 'logs', name))),
    );
    const text = `${older}${newer}`;
    // A line that is cut off could hide a name from the redaction.
    return text.length <= logCharacters
      ? text
      : text.slice(text.indexOf('\n', text.length - logCharacters) + 1);
  }
}

async function* onePart(text: string, beforeSaved: () => Promise<void>): AsyncGenerator<string> {
  yield text;
  await beforeSaved();
}

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
};
