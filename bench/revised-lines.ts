/** Five lines spread over a film, each made half as long again, one revision after another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FilmReport } from '../contracts/film.ts';
import { measureCommand, type Measured } from './measured-command.ts';

const HOW_MANY = 5;

export interface RevisedLines {
  readonly wallsMs: readonly number[];
  /** Shots whose bytes changed although no plan had said that they would be touched. */
  readonly changed: number;
}

/** The words and once more their first half. */
const longer = (text: string): string => {
  const half = Math.ceil(text.length / 2);
  const cut = text.lastIndexOf(' ', half);
  return `${text} ${text.slice(0, cut > 0 ? cut : half)}`;
};

const reportIn = (folder: string): FilmReport =>
  FilmReport.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));

const touchedBy = ({ events }: Measured): readonly string[] =>
  events.flatMap(({ plan }) => plan?.shots.touched ?? []);

export async function reviseLines(folder: string, first: FilmReport): Promise<RevisedLines> {
  const lines = first.speech.filter(({ kind }) => kind === 'dialogue');
  const wallsMs: number[] = [];
  let [before, changed] = [first, 0];
  for (let at = 0; at < HOW_MANY; at += 1) {
    const line = lines[Math.floor(((at + 0.5) * lines.length) / HOW_MANY)];
    if (line === undefined) break;
    const done = await measureCommand(['revise', folder, '--line', line.lineId, '--text', longer(line.text)]);
    wallsMs.push(done.wallMs);
    const [after, touched] = [reportIn(folder), touchedBy(done)];
    const bytes = new Map(after.shots.map(({ id, artifact }) => [id, artifact]));
    changed += before.shots.filter(
      ({ id, artifact }) => !touched.includes(id) && bytes.get(id) !== artifact,
    ).length;
    before = after;
  }
  return { wallsMs, changed };
}
