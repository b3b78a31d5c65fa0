import type { Picture } from './album.mts';

const style = `
:root { color-scheme: light dark; --paper: #f5f6f9; --card: #fff; --ink: #1c2027; --soft: #545c68; --line: #d5d9e0; --accent: #3a4fc0; }
@media (prefers-color-scheme: dark) { :root { --paper: #14161b; --card: #1e2128; --ink: #e8eaee; --soft: #aab1bd; --line: #3a404c; --accent: #98a9f3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
h1 { margin: 0; font-size: 2.25rem; line-height: 1.2; }
h2 { margin: 3.5rem 0 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.4rem; line-height: 1.3; }
.lead { max-width: 42rem; font-size: 1.125rem; }
.facts { padding: 0; margin: 1rem 0 0; list-style: none; color: var(--soft); font-size: .9rem; }
nav ol { columns: 2 20rem; padding: 0; list-style: none; }
a { color: var(--accent); }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 1.75rem; }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
figure img { display: block; width: 100%; height: auto; border-bottom: 1px solid var(--line); }
figure.paper img { background: #fff; padding: 2.5rem; }
figcaption { display: flex; gap: .75rem; padding: .9rem 1.1rem 1.1rem; }
figcaption b { flex: none; min-width: 1.75rem; color: var(--accent); font-variant-numeric: tabular-nums; }
footer { padding: 3rem 1.5rem; color: var(--soft); font-size: .9rem; }
`;

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter,
  );

const figure = ({ file, sentence, shows }: Picture): string => `
<figure class="${shows}">
<a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(sentence)}" loading="lazy"></a>
<figcaption><b>${escaped(file.slice(0, 2))}</b><span>${escaped(sentence)}</span></figcaption>
</figure>`;

const sectionId = (index: number): string => `journey-${index + 1}`;

/** The page that shows the pictures, each with a sentence. It has no script and loads nothing from other hosts. */
export function albumPage(pictures: readonly Picture[], facts: readonly string[]): string {
  const journeys = [...new Set(pictures.map(({ journey }) => journey))];
  const sections = journeys.map(
    (journey, index) => `
<section aria-labelledby="${sectionId(index)}">
<h2 id="${sectionId(index)}">${escaped(journey)}</h2>
<div class="pictures">${pictures
      .filter((picture) => picture.journey === journey)
      .map(figure)
      .join('')}
</div>
</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A tour of Latchkey</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>A tour of Latchkey</h1>
<p class="lead">From an empty computer to a two-factor sign-in, in the real app: every picture was taken while a script did what
people do at the front desk, with a phone that reads the QR code off the screen.</p>
<ul class="facts">${facts.map((fact) => `<li>${escaped(fact)}</li>`).join('')}</ul>
<nav aria-label="Journeys"><ol>${journeys.map((journey, index) => `<li><a href="#${sectionId(index)}">${escaped(journey)}</a></li>`).join('')}</ol></nav>
</header>
<main>${sections.join('\n')}
</main>
<footer>Made by <code>npm run tour</code>. The school, its staff and their keys exist in these pictures alone.</footer>
</body>
</html>
`;
}
