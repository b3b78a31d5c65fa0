import { useEffect } from 'react';
import type { Accelerator } from '../../shared/accelerator';
import { isPressed, readAccelerator } from '../../shared/accelerator';
import type { WindowCommand } from '../../shared/commands';
import { commandIds, commandOf, isWindowCommand } from '../../shared/commands';
import { desk } from '../client/desk-client';
import { keyboard } from './keyboard';
import { offeredNow, runCommand } from './run-command';

const bindings: readonly (readonly [Accelerator, WindowCommand])[] = commandIds.flatMap((id) =>
  isWindowCommand(id)
    ? commandOf(id).keys[keyboard].map((keys) => [readAccelerator(keys, keyboard), id] as const)
    : [],
);

/** Runs commands from the keyboard, in every room, field and dialog, and from main's menu. */
export const useCommands = (): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const bound = bindings.find(([accelerator]) => isPressed(event, accelerator));
      if (bound === undefined || event.repeat || !offeredNow().has(bound[1])) return;
      // The field and the menu must not act on the same press.
      event.preventDefault();
      runCommand(bound[1]);
    };
    addEventListener('keydown', hear, { capture: true });
    const stop = desk.onCommand(runCommand);
    return () => {
      stop();
      removeEventListener('keydown', hear, { capture: true });
    };
  }, []);
};
