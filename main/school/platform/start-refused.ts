import type { Language } from '../../../shared/languages';
import type { MainTexts } from '../../../shared/messages/main-texts';
import { filledIn, textsIn } from './messages';

/** Each refusal to start by what the person is told. */
export type StartRefusal = keyof MainTexts['refused'];

/** What the app itself makes of each of them. */
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
  /** The recovery key on the owner's sheet opens it. */
  'key-recoverable': 'key-recoverable',
  'key-unreadable': 'key-unreadable',
} as const satisfies Readonly<Record<StartRefusal, string>>;

interface RefusalOptions extends ErrorOptions {
  /** The file or folder that it is about. */
  readonly path?: string;
}

/**
 * Why the app does not start: for the person at the desk, in their words and language. Nothing was changed. The message is
 * the English text, for the log and the command line.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly reason: (typeof reasons)[StartRefusal];
  private readonly path: string;

  constructor(
    readonly refusal: StartRefusal,
    { path = '', ...options }: RefusalOptions = {},
  ) {
    super(filledIn(textsIn.en.refused[refusal], { path }), options);
    this.reason = reasons[refusal];
    this.path = path;
  }

  /** What happened, and what to do. */
  textIn(language: Language): string {
    return filledIn(textsIn[language].refused[this.refusal], { path: this.path });
  }
}
