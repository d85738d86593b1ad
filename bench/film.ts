/**
 * What a film costs: `npm run bench:film [-- --rounds N] [--story FILE]`. Every round works in a fresh folder; numbers
 * are medians of the rounds, and the limits are ratios against the same machine in the same run.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { FilmReport } from '../contracts/film.ts';
import { measureCommand, type Measured } from './measured-command.ts';
import { median } from './median.ts';
import { shotsIn } from './ordered-shots.ts';
import { reviseLines } from './revised-lines.ts';

interface Row {
  readonly what: string;
  readonly value: number;
  readonly limit: number | null;
  readonly unit: string;
}

interface Filmed extends Measured {
  readonly folder: string;
  readonly report: FilmReport;
  /** Length of the film, ms. */
  readonly lengthMs: number;
}

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    story: { type: 'string', default: 'examples/灯笼匠.txt' },
  },
});
const run = promisify(execFile);
const FPS = 24;
/** As many processes as a film is made by: beside a busy neighbour the same work takes more processor time. */
const MAKERS = availableParallelism();
const MB = 1e6;
const scratch = mkdtempSync(join(tmpdir(), 'bench-film-'));

/** Says what is measured, and then what it took, so that a round's numbers are seen before the table. */
const says = (what: string): void => void process.stderr.write(`  ${what}\n`);
const tookCpu = (cpuMs: number): void => says(`  ${(cpuMs / 1000).toFixed(1)} s of processor time`);

async function filmed(name: string, story: string, ...options: readonly string[]): Promise<Filmed> {
  says(`${name}…`);
  const folder = join(scratch, name);
  rmSync(folder, { recursive: true, force: true });
  const measured = await measureCommand(['film', story, '--out', folder, ...options]);
  const report = FilmReport.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
  tookCpu(measured.cpuMs);
  const frames = Math.max(...report.shots.map(({ startFrame, frames: length }) => startFrame + length));
  return { ...measured, folder, report, lengthMs: (frames / FPS) * 1000 };
}

const Encoded = z.object({ cpuMs: z.number(), frames: z.number() });

/** Encodes the shots of a film with so many encoders at once; CPU of all, ms. Throws when the film has frames that are no shot's. */
async function encodeAlone({ folder, lengthMs }: Filmed, encoders: number): Promise<number> {
  says(`encode-alone × ${encoders}…`);
  const program = join(import.meta.dirname, 'encode-alone.ts');
  const shots = join(scratch, 'shots.json');
  writeFileSync(shots, JSON.stringify(await shotsIn(folder)));
  const parts = Array.from({ length: encoders }, async (_, part) => {
    const { stdout } = await run(process.execPath, [program, folder, shots, String(part), String(encoders)]);
    return Encoded.parse(JSON.parse(stdout));
  });
  const done = await Promise.all(parts);
  const frames = done.reduce((sum, part) => sum + part.frames, 0);
  if (frames !== Math.round((lengthMs / 1000) * FPS))
    throw new Error(
      `${frames} frames were encoded of a film of ${lengthMs} ms: take a story without dissolves.`,
    );
  const cpuMs = done.reduce((sum, part) => sum + part.cpuMs, 0);
  tookCpu(cpuMs);
  return cpuMs;
}

const spokenMs = ({ speech }: FilmReport): number =>
  speech.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

const silentShare = ({ report, lengthMs }: Filmed): number =>
  (100 * report.qc.silentGapsMs.reduce((sum, gap) => sum + gap, 0)) / lengthMs;

/** CPU of encoding alone in one round, ms. */
interface EncodeMs {
  /** With one encoder and nothing beside it: the mean of before the film and after it, for the machine changes its pace. */
  readonly single: number;
  /** With as many encoders at once as the film has makers, after it. */
  readonly together: number;
}

function filmRows(filmsOfRounds: readonly Filmed[], encodeMs: readonly EncodeMs[]): readonly Row[] {
  const of = (pick: (film: Filmed, round: number) => number): number => median(filmsOfRounds.map(pick));
  return [
    { what: 'film length', value: of(({ lengthMs }) => lengthMs / 1000), limit: null, unit: 's' },
    {
      what: 'CPU ÷ CPU of encoding alone, 720p24',
      value: of(({ cpuMs }, round) => cpuMs / (encodeMs[round]?.single ?? 1)),
      limit: 2.2,
      unit: '×',
    },
    {
      what: `CPU ÷ CPU of ${MAKERS} encoders at once, 720p24`,
      value: of(({ cpuMs }, round) => cpuMs / (encodeMs[round]?.together ?? 1)),
      limit: null,
      unit: '×',
    },
    { what: 'film in silence', value: of(silentShare), limit: 25, unit: '%' },
    {
      what: 'film without speech',
      value: of(({ report, lengthMs }) => 100 * (1 - spokenMs(report) / lengthMs)),
      limit: null,
      unit: '%',
    },
    {
      what: 'wall ÷ film length, 720p24',
      value: of(({ wallMs, lengthMs }) => wallMs / lengthMs),
      limit: 1,
      unit: '×',
    },
    {
      what: 'first named event',
      value: of(({ namedMs }) => (namedMs ?? Infinity) / 1000),
      limit: 2,
      unit: 's',
    },
    { what: 'peak memory (PSS)', value: of(({ peakPss }) => peakPss / MB), limit: 1800, unit: 'MB' },
  ];
}

/** One round; `before` is a film of the same story, whose pictures are the same and which is never revised. */
async function smallRound(
  round: number,
  before: Filmed,
): Promise<{ film: Filmed; encodeMs: EncodeMs; revise: readonly Row[] }> {
  const first = await encodeAlone(before, 1);
  const film = await filmed(`film-${round}`, given.story, '--short-side', '720');
  const single = (first + (await encodeAlone(film, 1))) / 2;
  const encodeMs = { single, together: await encodeAlone(film, MAKERS) };
  const revised = await reviseLines(film.folder, film.report);
  return {
    film,
    encodeMs,
    revise: [
      {
        what: 'one line revised ÷ first film',
        value: median(revised.wallsMs) / film.wallMs,
        limit: 0.3,
        unit: '×',
      },
      { what: 'untouched shots that changed', value: revised.changed, limit: 0, unit: '' },
    ],
  };
}

/** Rows of the same table in several rounds become one row with the median. */
const merged = (tables: readonly (readonly Row[])[]): readonly Row[] =>
  (tables[0] ?? []).map((row, at) => ({
    ...row,
    value: median(tables.map((table) => table[at]?.value ?? 0)),
  }));

/** How often the story is told for a long film: of the same people in the same places, so that only its length is more. */
const TIMES = 5;

function longStory(): string {
  const path = join(scratch, `long-${basename(given.story)}`);
  writeFileSync(path, `${readFileSync(given.story, 'utf8')}\n\n`.repeat(TIMES));
  return path;
}

async function otherRows(round: number, small: Filmed): Promise<readonly Row[]> {
  const large = await filmed(`large-${round}`, given.story, '--short-side', '1080');
  const draft = await filmed(`draft-${round}`, given.story, '--draft');
  const long = await filmed(`long-${round}`, longStory(), '--short-side', '720');
  return [
    { what: 'wall ÷ film length, 1080p24', value: large.wallMs / large.lengthMs, limit: 2, unit: '×' },
    {
      what: 'animatic of 60 s',
      value: ((draft.wallMs / 1000) * 60_000) / draft.lengthMs,
      limit: 20,
      unit: 's',
    },
    {
      what: `memory of a film ${(long.lengthMs / small.lengthMs).toFixed(1)}× as long ÷ this one’s`,
      value: long.peakPss / small.peakPss,
      limit: 1.1,
      unit: '×',
    },
  ];
}

function print(rows: readonly Row[]): void {
  const line = ({ what, value, limit, unit }: Row): string => {
    const verdict = limit === null ? '' : value <= limit ? 'ok' : 'OVER';
    return `| ${what} | ${value.toFixed(2)} ${unit} | ${limit === null ? '' : `≤ ${limit} ${unit}`} | ${verdict} |`;
  };
  process.stdout.write(
    `| what | measured | limit | |\n| --- | --- | --- | --- |\n${rows.map(line).join('\n')}\n`,
  );
}

const rounds = Array.from({ length: Number(given.rounds) }, (_, round) => round);
const small: Awaited<ReturnType<typeof smallRound>>[] = [];
const others: (readonly Row[])[] = [];
const before = await filmed('film-before', given.story, '--short-side', '720');
for (const round of rounds) {
  const done = await smallRound(round, before);
  small.push(done);
  others.push(await otherRows(round, done.film));
}
print([
  ...filmRows(
    small.map(({ film }) => film),
    small.map(({ encodeMs }) => encodeMs),
  ),
  ...merged(small.map(({ revise }) => revise)),
  ...merged(others),
]);
rmSync(scratch, { recursive: true, force: true });
