import type { Language } from '../../../shared/languages';
import type { MainTexts } from '../../../shared/messages/main-texts';
import { fillIn, textsIn } from './messages';

/** The refusals to start, named by their texts. */
export type StartRefusal = keyof MainTexts['refused'];

/** The reason behind each refusal, which decides how the app reacts. */
const reasons = {
  'store-from-future': 'database-from-future',
  'store-from-before': 'database-from-before',
  'store-damaged': 'database-damaged',
  'store-missing': 'database-damaged',
  'store-busy': 'data-directory-unusable',
  'store-full': 'data-directory-unusable',
  'store-read-only': 'data-directory-unusable',
  'store-failed': 'data-directory-unusable',
  'folder-unusable': 'data-directory-unusable',
  'key-missing': 'key-missing',
  'key-damaged': 'key-unreadable',
  /** The recovery key on the owner's sheet opens the keys. */
  'key-recoverable': 'key-recoverable',
  'key-unreadable': 'key-unreadable',
} as const satisfies Readonly<Record<StartRefusal, string>>;

interface RefusalOptions extends ErrorOptions {
  /** The file or folder concerned. */
  readonly path?: string;
}

/**
 * Why the app doesn't start, as a text for the person at the desk. Nothing has changed on disk. The message is the English
 * text, for the log and the command line.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly reason: (typeof reasons)[StartRefusal];
  private readonly path: string;

  constructor(
    readonly refusal: StartRefusal,
    { path = '', ...options }: RefusalOptions = {},
  ) {
    super(fillIn(textsIn.en.refused[refusal], { path }), options);
    this.reason = reasons[refusal];
    this.path = path;
  }

  /** What happened, and what to do. */
  textIn(language: Language): string {
    return fillIn(textsIn[language].refused[this.refusal], { path: this.path });
  }
}
