/** What `npm run chaos` prints. */

export interface FilmRow {
  /** Number of the film. */
  readonly film: number;
  /** What happened to it, in order, with the second of the film in which it began. */
  readonly deeds: readonly string[];
  readonly seconds: number;
  /** What was wrong; nothing when it is the laptop’s film and nothing was lost. */
  readonly wrong: readonly string[];
}

const WIDTHS = [10, 6, 9, 9, 8] as const;

const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join('');

export const HEADING = line(['time', 'film', 'seconds', 'lost', 'result', 'what happened']);

const clock = (seconds: number): string => new Date(1_000 * Math.round(seconds)).toISOString().slice(11, 19);

/** `at` and `plain` are seconds: since the beginning, and for a film to which nothing happens. */
export function rowOf({ film, deeds, seconds, wrong }: FilmRow, at: number, plain: number): string {
  const lost = film === 0 ? '' : (seconds - plain).toFixed(1);
  const cells = [clock(at), String(film), seconds.toFixed(1), lost, wrong.length === 0 ? 'same' : 'WRONG'];
  const happened = deeds.length === 0 ? 'nothing' : deeds.join('; ');
  return [line([...cells, happened]), ...wrong.map((each) => `    ${each}`)].join('\n');
}

/** The last lines: how many films there were of which sort, and how to have the same again. */
export function summaryOf(rows: readonly FilmRow[], seed: number): string {
  const wrong = rows.filter((row) => row.wrong.length > 0);
  const deeds = rows.reduce((sum, row) => sum + row.deeds.length, 0);
  const longest = Math.max(0, ...rows.map(({ seconds }) => seconds));
  const verdict =
    wrong.length === 0 ? 'all of them the laptop’s' : `WRONG: ${wrong.map(({ film }) => film).join(', ')}`;
  return `${rows.length} films, ${deeds} faults, the longest film ${longest.toFixed(1)} s; ${verdict}. Again: npm run chaos -- --seed ${seed}`;
}
