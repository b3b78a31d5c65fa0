/** React may take a few frames to draw the refusals on a busy machine; half a second is as long as anybody would wait. */
const mostFrames = 30;

/** Puts the focus into the first refused field of a form, once the refusals are on the screen. */
export const focusFirstError = (form: HTMLFormElement | null, framesLeft = mostFrames): void => {
  requestAnimationFrame(() => {
    const refused = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (refused) refused.focus();
    else if (framesLeft > 0) focusFirstError(form, framesLeft - 1);
  });
};
