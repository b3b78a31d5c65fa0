import type { TFunction } from 'i18next';
import { spokenAccelerator, writtenAccelerator } from '../../shared/accelerator';
import type { CommandId, Keyboard } from '../../shared/commands';
import { commandOf } from '../../shared/commands';

/** The operating system, which decides the names and positions of keys. */
export const keyboard: Keyboard = /mac/iu.test(navigator.userAgent) ? 'mac' : 'other';

/** A command's keys as this computer's keyboard labels them; null for a command without keys. */
export const shownKeys = (t: TFunction, id: CommandId): string | null => {
  const [keys] = commandOf(id).keys[keyboard];
  return keys === undefined ? null : writtenAccelerator(keys, keyboard, t('key', { returnObjects: true }));
};

/** A command's keys for assistive technology. */
export const spokenKeys = (id: CommandId): string | undefined => {
  const [keys] = commandOf(id).keys[keyboard];
  return keys === undefined ? undefined : spokenAccelerator(keys, keyboard);
};
