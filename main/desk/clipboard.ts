import { clipboard } from 'electron';
import { policy } from '../../shared/policy';

let copied: string | null = null;

/** Clears the clipboard if it still holds the copied secret. */
export const clearCopiedSecret = async (): Promise<void> => {
  const ours = copied;
  copied = null;
  // Older versions of Electron return a string, newer ones a promise; `await` serves both.
  if (ours !== null && (await clipboard.readText()) === ours) clipboard.clear();
};

/** Copies a text that is not secret; false if the system refused it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await clipboard.writeText(text);
  } catch {
    return false;
  }
  return true;
};

/** Copies a secret and clears it after a minute; false if the system refused it. */
export const copySecret = async (text: string): Promise<boolean> => {
  if (!(await copyText(text))) return false;
  copied = text;
  setTimeout(() => {
    if (copied === text) void clearCopiedSecret();
  }, policy.clipboardClearsAfter).unref();
  return true;
};
