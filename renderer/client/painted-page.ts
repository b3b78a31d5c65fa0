import type { Portal } from '../../shared/access';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';

/** The id of a painted page's style element, and the data attribute that its rules select. */
export const paintedAttribute = 'painted';

/** The root element of the page; main may have put the painted sign-in page in it. */
export const pageRoot = (): HTMLElement => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  return root;
};

/** The state that the painted sign-in page shows until main has answered; null without a painted page. */
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

/** Whether the page is painted but does not respond yet. */
export const isOnlyPainted = (): boolean => pageRoot().dataset['texts'] !== undefined;

/** Gives the painted page the markup that React hydrates; returns false without a painted page. */
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
 * Marks the page as responding, after the form has taken over the typed text, and presses the button that the person
 * pressed before.
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
