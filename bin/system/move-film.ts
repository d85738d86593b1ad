/** Moves a film between its folder and an installation. At every moment one of the two has it, and only that one works on it. */
import { dirname } from 'node:path';
import { Failure } from '../../contracts/error.ts';
import { forgetFilm, holdFilm, releaseFilm } from '../../db/move/hold-film.ts';
import { findProjects, readFilm } from '../../db/move/read-film.ts';
import { writeFilm } from '../../db/move/write-film.ts';
import type { MoveReporter } from '../terminal/move-reporter.ts';
import type { End, Ends } from './move-ends.ts';
import { bringObjects, missingIn, Pieces, type Piece } from './move-objects.ts';
import { elsewhere, installationKey, readMark, removeMark, writeMark, type MovedMark } from './moved-mark.ts';

/** By what the project is found in the database of a folder. */
const FOLDER_KEY = 'folder';

export interface Move {
  /** The private folder of the film. */
  readonly folder: string;
  readonly ends: Ends;
  readonly dryRun: boolean;
  readonly told: MoveReporter;
  readonly signal: AbortSignal;
}

interface Found {
  readonly mark: MovedMark | null;
  /** By what the installation finds the project. */
  readonly key: string;
  /** Id of the project in the folder’s database. */
  readonly here: string | null;
  /** Id of the project in that of the installation. */
  readonly there: string | null;
}

/** Where the film is, as far as the databases and the mark of the folder say. Rejects with FILM_CONFLICT where another is in its place. */
async function look({ folder, ends }: Move): Promise<Found> {
  const [mark, key] = [await readMark(folder), await installationKey(folder)];
  const [own] = await findProjects(ends.here.database, { id: null, key: FOLDER_KEY });
  const id = mark?.projectId ?? own?.id ?? null;
  const found = await findProjects(ends.there.database, { id, key });
  const other = found.find((project) => id !== null && project.id !== id);
  if (other !== undefined)
    throw new Failure(
      'FILM_CONFLICT',
      `${ends.name} has another film of ${dirname(folder)}, ordered from it with --cluster; move one of the two to a folder of another name.`,
    );
  return { mark, key, here: own?.id ?? null, there: found[0]?.id ?? null };
}

/** What is to be moved. */
interface Load {
  readonly rows: number;
  readonly pieces: readonly Piece[];
  readonly missing: readonly Piece[];
}

async function survey(
  { told, signal }: Move,
  project: string,
  [from, to]: readonly [End, End],
): Promise<Load> {
  const pieces = new Pieces(from.objects);
  let rows = 0;
  told.step('looking', 0, 1);
  await readFilm(from.database, project, async (page) => {
    signal.throwIfAborted();
    rows += page.rows.length;
    for (const row of page.rows) pieces.note(row);
  });
  const all = await pieces.all(signal);
  return { rows, pieces: all, missing: await missingIn(to.objects, all, signal) };
}

const summary = ({ rows, pieces, missing }: Load) => ({
  rows,
  objects: pieces.length,
  objectsToMove: missing.length,
  bytesToMove: missing.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** Brings the bytes, so that they are there before the rows that speak of them. */
async function bring(
  { told, signal }: Move,
  { missing }: Load,
  [from, to]: readonly [End, End],
): Promise<void> {
  const damaged = await bringObjects({
    ...{ from: from.objects, to: to.objects, pieces: missing, signal },
    onMoved: (done) => told.step('objects', done, missing.length),
  });
  if (damaged > 0)
    told.say(`${damaged} stored pieces were damaged and are left; they are made anew when they are needed.`);
}

async function bringRows(
  { told, signal }: Move,
  { project, key, replaces, rows }: { project: string; key: string; replaces: boolean; rows: number },
  [from, to]: readonly [End, End],
): Promise<void> {
  let done = 0;
  await writeFilm(to.database, {
    ...{ project, key, replaces },
    pages: (take) =>
      readFilm(from.database, project, async (page) => {
        signal.throwIfAborted();
        await take(page);
        told.step('rows', (done += page.rows.length), rows);
      }),
  });
}

/** What moving to the installation comes to, by what was found. */
type Going = 'arrived' | 'release' | 'move';

function going({ folder, ends }: Move, { mark, there }: Found): Going {
  if (mark === null) return 'move';
  if (mark.installation !== ends.name && there === null) throw elsewhere(folder, mark);
  // Rows arrive all at once: where the project is, everything is.
  if (mark.state === 'coming') return there === null ? 'move' : 'release';
  if (there !== null) return 'arrived';
  if (mark.state === 'going') return 'move';
  throw elsewhere(folder, mark);
}

async function moveThere(move: Move, project: string, key: string): Promise<void> {
  const { folder, ends, told } = move;
  const way = [ends.here, ends.there] as const;
  const load = await survey(move, project, way);
  if (move.dryRun) return void told.plan(summary(load));
  await bring(move, load, way);
  const mark = { installation: ends.name, projectId: project, projectKey: key };
  await writeMark(folder, { ...mark, state: 'going' });
  await bringRows(move, { project, key, replaces: false, rows: load.rows }, way).catch(
    async (error: unknown) => {
      // Nothing of it has arrived, and that is known: the film stays here.
      if (error instanceof Failure && error.code === 'FILM_CONFLICT') await removeMark(folder);
      throw error;
    },
  );
  await writeMark(folder, { ...mark, state: 'there' });
  told.moved(summary(load));
}

/** Moves the film of a folder to the installation, whose nodes go on with it at once. */
export async function moveToInstallation(move: Move): Promise<void> {
  const { folder, ends, told, dryRun } = move;
  const found = await look(move);
  const project = found.mark?.projectId ?? found.here;
  if (project === null)
    throw new Failure('FILM_MISSING', `${dirname(folder)} holds no film; make one with \`film\` first.`);
  const what = going(move, found);
  if (what === 'move') return moveThere(move, project, found.key);
  if (!dryRun) await settleThere(move, { project, key: found.key, isHeld: what === 'release' });
  told.say(`The film of ${dirname(folder)} is at ${ends.name}.`);
}

/** Notes that the installation has the film, which may go on with it. */
async function settleThere(
  { folder, ends }: Move,
  { project, key, isHeld }: { project: string; key: string; isHeld: boolean },
): Promise<void> {
  if (isHeld) await releaseFilm(ends.there.database, project);
  await writeMark(folder, {
    ...{ state: 'there', installation: ends.name },
    ...{ projectId: project, projectKey: key },
  });
}

/** Settles what is to be done where the installation has no such film. */
async function stayHere({ folder, ends, told, dryRun }: Move, { mark, here }: Found): Promise<void> {
  if (mark !== null && mark.installation !== ends.name) throw elsewhere(folder, mark);
  if (mark?.state === 'there')
    throw new Failure(
      'FILM_MISSING',
      `${ends.name} does not have the film of ${dirname(folder)} any more; remove moved.json in ${folder} to go on with what the folder had when it was moved.`,
    );
  if (mark !== null && !dryRun) await removeMark(folder);
  if (here === null) throw new Failure('FILM_MISSING', `${ends.name} has no film of ${dirname(folder)}.`);
  told.say(`The film is in ${dirname(folder)}.`);
}

async function moveBack(move: Move, project: string, key: string): Promise<void> {
  const { folder, ends, told } = move;
  const way = [ends.there, ends.here] as const;
  if (move.dryRun) return void told.plan(summary(await survey(move, project, way)));
  await writeMark(folder, { state: 'coming', installation: ends.name, projectId: project, projectKey: key });
  await holdFilm(ends.there.database, project);
  const load = await survey(move, project, way);
  await bring(move, load, way);
  await bringRows(move, { project, key: FOLDER_KEY, replaces: true, rows: load.rows }, way);
  await ends.settleHere();
  await forgetFilm(ends.there.database, project);
  await removeMark(folder);
  told.moved(summary(load));
}

/** Moves the film back into its folder, also one that was ordered from there and never was in it. */
export async function moveToFolder(move: Move): Promise<void> {
  const { folder, ends } = move;
  const found = await look(move);
  if (found.there === null) return stayHere(move, found);
  if (found.mark === null && found.here !== null)
    throw new Failure(
      'FILM_CONFLICT',
      `${dirname(folder)} holds a film itself, which would be overwritten by that of ${ends.name}.`,
    );
  await moveBack(move, found.there, found.key);
}
