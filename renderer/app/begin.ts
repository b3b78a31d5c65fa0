// The first script of every page. A sign-in page that came painted is shown before anything else is loaded: the larger
// scripts would hold up its first paint, and main loads the rest of itself behind them (main/desk/first-page.ts).

const begin = (): void => {
  const later = document.querySelectorAll('link[rel=later]');
  for (const link of later) link.setAttribute('rel', 'modulepreload');
  const [entry] = later;
  if (entry instanceof HTMLLinkElement) void import(/* @vite-ignore */ entry.href);
};

/** A page that is not shown, in a window behind others, has no first paint to wait for. */
const paintedWithin = 500;

const afterFirstPaint = (then: () => void): void => {
  const patience = setTimeout(() => painted(), paintedWithin);
  const observer = new PerformanceObserver((seen) => {
    if (seen.getEntriesByName('first-contentful-paint').length > 0) painted();
  });
  const painted = (): void => {
    observer.disconnect();
    clearTimeout(patience);
    then();
  };
  observer.observe({ type: 'paint', buffered: true });
};

/** Nothing answers on a painted page yet: what is pressed is marked, and pressed again once it does (client/painted-page.ts). */
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
