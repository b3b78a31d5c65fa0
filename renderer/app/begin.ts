// The first script of every page. It lets a painted sign-in page show before it loads the larger scripts, which would
// delay the first paint. Main loads the rest of itself after them (main/desk/first-page.ts).

const begin = (): void => {
  const later = document.querySelectorAll('link[rel=later]');
  for (const link of later) link.setAttribute('rel', 'modulepreload');
  const [entry] = later;
  if (entry instanceof HTMLLinkElement) void import(/* @vite-ignore */ entry.href);
};

/** A hidden page, in a window behind others, never paints: begin at once. */
const paintedWithin = 500;

const afterFirstPaint = (then: () => void): void => {
  const patience = setTimeout(() => painted(), paintedWithin);
  const observer = new PerformanceObserver((entries) => {
    if (entries.getEntriesByName('first-contentful-paint').length > 0) painted();
  });
  const painted = (): void => {
    observer.disconnect();
    clearTimeout(patience);
    then();
  };
  observer.observe({ type: 'paint', buffered: true });
};

/** Marks the button that a person presses on a painted page; `startAnswering` presses it again (client/painted-page.ts). */
const keepPresses = (root: HTMLElement): void =>
  root.addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
      if (pressed === null || root.dataset['texts'] === undefined) return;
      event.preventDefault();
      for (const earlier of root.querySelectorAll<HTMLElement>('[data-pressed]'))
        delete earlier.dataset['pressed'];
      pressed.dataset['pressed'] = '';
    },
    { capture: true },
  );

const root = document.getElementById('root');
if (root?.dataset['texts'] === undefined) begin();
else {
  keepPresses(root);
  afterFirstPaint(begin);
}
