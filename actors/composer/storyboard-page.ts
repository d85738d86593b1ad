/** The storyboard as one HTML file without any other: pictures inside, no script, readable from a disk and on paper. */
import type { StoryboardOrder } from '../../contracts/film.ts';
import type { Coverage } from '../../contracts/script.ts';
import { ShotSize } from '../../contracts/shot.ts';
import { html, type Markup, verbatim } from './markup.ts';
import { storyboardStyle } from './storyboard-style.ts';
import { type StoryboardWords, storyboardWords } from './storyboard-words.ts';

/** A picture as a `data:` URI, by the address of its bytes, and whether it stands upright. */
export type Pictures = ReadonlyMap<string, { readonly uri: string; readonly isTall: boolean }>;

type Scene = StoryboardOrder['scenes'][number];
type Shot = Scene['shots'][number];

interface Page {
  readonly order: StoryboardOrder;
  readonly words: StoryboardWords;
  readonly pictures: Pictures;
  /** Number of each shot in the film, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
}

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** `m:ss` of a frame. */
function clock(frame: number, fps: number): string {
  const seconds = Math.floor(frame / fps);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const anchor = (shotId: string): string => `#${encodeURIComponent(shotId)}`;

const picture = ({ pictures }: Page, sha256: string, label: string): Markup =>
  html`<img src="${pictures.get(sha256)?.uri ?? ''}" alt="${label}" />`;

const shotsOf = ({ scenes }: StoryboardOrder): Shot[] => scenes.flatMap(({ shots }) => shots);

const framesOf = (shots: readonly Shot[]): number => shots.reduce((sum, { frames }) => sum + frames, 0);

function sizeWord(size: string, words: StoryboardWords): string {
  const known = ShotSize.safeParse(size);
  return known.success ? words.sizes[known.data] : size;
}

function castList(page: Page): Markup {
  const { cast } = page.order;
  if (cast.length === 0) return html``;
  const members = cast.map(
    ({ name, portrait }) => html`<li>${picture(page, portrait, name)}<span>${name}</span></li>`,
  );
  return html`<ul class="cast" aria-label="${page.words.cast}">
    ${members}
  </ul>`;
}

function ribbon({ order, words, numbers }: Page): Markup {
  const stripes = order.scenes.flatMap(({ shots }, index) =>
    shots.map(
      ({ id, frames, because }) =>
        html`<a
          class="${index % 2 === 0 ? 'even' : 'odd'}"
          style="flex:${frames} 0 0"
          href="${anchor(id)}"
          title="${numbers.get(id) ?? 0} · ${words.seconds((frames / order.fps).toFixed(1))} · ${because}"
        ></a>`,
    ),
  );
  const end = clock(framesOf(shotsOf(order)), order.fps);
  return html`<nav class="pace" aria-label="${words.pace}">
    <p class="label">${words.pace}</p>
    <div class="ribbon">${stripes}</div>
    <div class="ends"><span>0:00</span><span>${end}</span></div>
  </nav>`;
}

function shotCard(page: Page, shot: Shot): Markup {
  const { order, words, numbers } = page;
  const number = numbers.get(shot.id) ?? 0;
  const lines = shot.lines.map(({ speaker, text }) => html`<p class="line"><b>${speaker}</b>${text}</p>`);
  const source = shot.source.trim() === '' ? html`` : html`<p class="source">${shot.source.trim()}</p>`;
  return html`<article id="${shot.id}">
    <figure>
      ${picture(page, shot.thumb, `${words.storyboard} ${number}`)}
      <figcaption>
        <b>${number}</b><span>${sizeWord(shot.size, words)}</span
        ><span class="time"
          >${clock(shot.startFrame, order.fps)} · ${words.seconds((shot.frames / order.fps).toFixed(1))}</span
        >
      </figcaption>
    </figure>
    <div class="body">
      ${lines}${source}
      <p class="because"><b>${words.why}</b> ${shot.because}</p>
    </div>
  </article> `;
}

function sceneSection(page: Page, scene: Scene, index: number): Markup {
  const { order, words, pictures } = page;
  const seconds = words.seconds((framesOf(scene.shots) / order.fps).toFixed(1));
  const tall = scene.shots.some(({ thumb }) => pictures.get(thumb)?.isTall) ? ' tall' : '';
  return html`<section>
    <div class="heading">
      <span class="number">${words.scene(index + 1)}</span>
      <h2>${scene.heading}</h2>
      <p class="facts">${words.shots(scene.shots.length)} · ${seconds}</p>
    </div>
    <div class="shots${tall}">${scene.shots.map((shot) => shotCard(page, shot))}</div>
  </section> `;
}

type Covered = StoryboardOrder['coverage'][number];

/** Blanks between two stretches of the source are not covered: a single one parts words, more of them part paragraphs. */
function blank(before: Covered | undefined, after: Covered): string {
  const width = before === undefined ? 0 : after.start - before.end;
  return width > 1 ? '\n\n' : width === 1 ? ' ' : '';
}

function coveredText({ words }: Page, { as, text, because, shotIds }: Covered): Markup {
  const [shotId] = shotIds;
  const reason = because === undefined ? '' : ` · ${because}`;
  const mark = html`<mark class="${as}" title="${words.became[as]}${reason}">${text}</mark>`;
  const linked = shotId === undefined ? mark : html`<a href="${anchor(shotId)}">${mark}</a>`;
  return as === 'cut' && because !== undefined
    ? html`${linked}<small class="reason">${because}</small>`
    : linked;
}

function legend({ order, words }: Page): Markup {
  const length = (as: Coverage['as']): number =>
    order.coverage.filter((entry) => entry.as === as).reduce((sum, { text }) => sum + text.length, 0);
  const total = Math.max(
    1,
    order.coverage.reduce((sum, { text }) => sum + text.length, 0),
  );
  const kinds = (['shown', 'spoken', 'narrated', 'cut'] as const).filter((as) => length(as) > 0);
  const entries = kinds.map(
    (as) =>
      html`<li>
        <mark class="${as}">${words.became[as]}</mark> ${Math.round((100 * length(as)) / total)} %
      </li>`,
  );
  return html`<ul class="legend">
    ${entries}
  </ul>`;
}

function coverageSection(page: Page): Markup {
  const { order, words } = page;
  if (order.coverage.length === 0) return html``;
  const entries = order.coverage.toSorted((a, b) => a.start - b.start);
  const prose = entries.map(
    (entry, index) => html`${blank(entries[index - 1], entry)}${coveredText(page, entry)}`,
  );
  return html`<section>
    <div class="heading"><h2>${words.text}</h2></div>
    <p class="label">${words.textHint}</p>
    ${legend(page)}
    <div class="prose">${prose}</div>
  </section> `;
}

function pageHead({ order, words }: Page): Markup {
  const shots = shotsOf(order);
  const facts = [
    words.scenes(order.scenes.length),
    words.shots(shots.length),
    clock(framesOf(shots), order.fps),
  ];
  return html`<p class="kicker">${words.storyboard}</p>
    <h1>${order.title}</h1>
    <p class="facts">${facts.join(' · ')}</p>`;
}

/** The page as text. A picture that is missing from `pictures` is left blank. */
export function storyboardPage(order: StoryboardOrder, pictures: Pictures): string {
  const numbers = new Map(shotsOf(order).map(({ id }, index) => [id, index + 1]));
  const page: Page = { order, words: storyboardWords[order.language], pictures, numbers };
  return html`<!doctype html>
    <html lang="${page.words.htmlLanguage}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${order.title} · ${page.words.storyboard}</title>
        <style>
          ${verbatim(storyboardStyle)}
        </style>
      </head>
      <body>
        <header>${pageHead(page)}${castList(page)}${ribbon(page)}</header>
        <main>
          ${order.scenes.map((scene, index) => sceneSection(page, scene, index))}${coverageSection(page)}
        </main>
        <footer>Ainern2D</footer>
      </body>
    </html> `.markup;
}
