/** What a film leaves open for its creator to answer: lines whose speaker the reading is unsure of. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FilmReport } from '../../contracts/film.ts';
import { shellWord } from '../terminal/shell-word.ts';

/** As many as a person reads; the others are in the report. */
const SHOWN = 4;

type Question = FilmReport['questions'][number];

/** A long line is known by how it begins. */
const beginning = (text: string): string => (text.length > 40 ? `${text.slice(0, 38)}…` : text);

function asked({ lineId, choices }: Question, { speech, cast }: FilmReport): string {
  const line = speech.find((one) => one.lineId === lineId);
  const speaker = cast.find(({ id }) => id === line?.speaker)?.name ?? line?.speaker ?? '';
  const others = choices.filter(({ id }) => id !== line?.speaker).map(({ id, name }) => `${name} (${id})`);
  return `  ${lineId} “${beginning(line?.text ?? '')}” ${[`now ${speaker}`, ...others].join(', or ')}`;
}

/** The questions of a report and how they are answered; none, no lines. */
export function questionLines(report: FilmReport, folder: string): readonly string[] {
  const questions = report.questions.filter(({ choices }) => choices.length > 0);
  if (questions.length === 0) return [];
  const more = questions.length - SHOWN;
  return [
    'Not sure who says:',
    ...questions.slice(0, SHOWN).map((question) => asked(question, report)),
    ...(more > 0 ? [`  … and ${more} more, in report.json under questions`] : []),
    `If one is wrong: node bin/ainern2d.mjs revise ${shellWord(folder)} --line ID --speaker ID`,
  ];
}

/** Reads the report that was delivered into a folder. */
export const deliveredReport = async (folder: string): Promise<FilmReport> =>
  FilmReport.parse(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
