/** Puts the focus into the first refused field of a form, once the refusals are on the screen. */
export const focusFirstError = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
};
