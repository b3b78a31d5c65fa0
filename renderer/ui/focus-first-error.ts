/** On a busy machine React may take several frames to show the errors; after this limit the person has moved on. */
const mostFrames = 30;

/** Focuses the first refused field of a form, once the page shows the errors. */
export const focusFirstError = (form: HTMLFormElement | null, framesLeft = mostFrames): void => {
  requestAnimationFrame(() => {
    const refused = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (refused) refused.focus();
    else if (framesLeft > 0) focusFirstError(form, framesLeft - 1);
  });
};
