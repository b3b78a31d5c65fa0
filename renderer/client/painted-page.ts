import type { Portal } from '../../shared/access';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';

/** The name of the style element that a painted page comes with, and of the attribute that its rules look for. */
export const paintedAttribute = 'painted';

/** The element that everything is rendered into; main may have put the painted sign-in page in it. */
export const pageRoot = (): HTMLElement => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  return root;
};

/** The state that the painted sign-in page shows until main has answered, or null where nothing is painted. */
export const paintedState = (): DeskState | null => {
  const { texts } = pageRoot().dataset;
  if (texts === undefined) return null;
  return {
    ...(JSON.parse(texts) as SignInPageTexts),
    portal: document.documentElement.dataset['portal'] as Portal,
    demo: false,
    codeRequiredFrom: null,
    keyUnprotected: false,
    clockBehind: false,
    current: { stage: 'signed-out', because: null, username: '', waiting: [] },
  };
};

/** Whether the page came painted and does not answer yet. */
export const isOnlyPainted = (): boolean => pageRoot().dataset['texts'] !== undefined;

/** Gives the painted page the shape that React expects to find; false where nothing is painted. */
export const handOver = (root: HTMLElement): boolean => {
  if (!isOnlyPainted()) return false;
  for (const element of root.querySelectorAll<HTMLElement>(`[data-${paintedAttribute}]`)) {
    element.style.cssText = element.dataset[paintedAttribute] ?? '';
    delete element.dataset[paintedAttribute];
  }
  document.getElementById(paintedAttribute)?.remove();
  return true;
};

/**
 * Ends the time in which the page was only painted, as soon as the form has heard what was typed meanwhile, and presses what was
 * pressed.
 */
export const startAnswering = (): void => {
  setTimeout(() => {
    const root = pageRoot();
    delete root.dataset['texts'];
    const pressed = root.querySelector<HTMLElement>('[data-pressed]');
    if (pressed === null) return;
    delete pressed.dataset['pressed'];
    pressed.click();
  });
};
