/** `ainern2d revise DIR`: changes a finished film. What would be touched is said first; only that is made again. */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { checkEdits } from '../../actors/gateway/check-edits.ts';
import { filmReport } from '../../actors/gateway/film-report.ts';
import { keeping, keepsAnybody } from '../../actors/gateway/keeping.ts';
import { settledShotEdits } from '../../actors/gateway/settle-shot-edits.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { EntityPack } from '../../contracts/entity.ts';
import { Failure } from '../../contracts/error.ts';
import type { FilmReport } from '../../contracts/film.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { RevisionPlan } from '../../contracts/revision-plan.ts';
import type { Run } from '../../contracts/run.ts';
import type { Edit } from '../../contracts/story.ts';
import { isSayable } from '../../contracts/story-language.ts';
import type { Command } from '../main.ts';
import { peopleEdits, peopleFlags } from './revise-people.ts';
import { shotFlags, wantedOfShots, type Wanted } from './shot-flags.ts';
import { parseFlags } from '../system/parse-flags.ts';
import { layGround, startEmbeddedSystem, type Ground } from '../system/embedded-system.ts';
import type { FilmSystem } from '../system/film-system.ts';
import { lockFolder } from '../system/folder-lock.ts';
import { isBrokenPiece, makeFilm, openProject } from '../system/make-film.ts';
import { expectFilmAt } from '../system/moved-mark.ts';
import { hasProject, prepareFolder, privateFolder } from '../system/output-folder.ts';
import { readRevised } from '../system/read-ahead.ts';
import { readCast } from '../system/read-story.ts';
import { reporter, type Reporter } from '../terminal/reporter.ts';
import { revisionText } from '../terminal/revision-text.ts';

const flags = {
  line: { type: 'string', multiple: true },
  text: { type: 'string', multiple: true },
  speaker: { type: 'string' },
  ...shotFlags,
  cast: { type: 'string' },
  ...peopleFlags,
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface Given {
  readonly folder: string;
  readonly edits: readonly Edit[];
  readonly shots: readonly Wanted[];
  readonly dryRun: boolean;
  readonly json: boolean;
}

type Values = ReturnType<typeof parseFlags<typeof flags>>['values'];

/** The words that a line is given. Throws USAGE_WRONG when no voice can say them. */
function wordsFor(lineId: string, text: string): string {
  const words = text.trim();
  if (!/[\p{L}\p{N}\p{P}]/u.test(words))
    throw new Failure('USAGE_WRONG', `The --text of ${lineId} has nothing to say; write words or “……”.`);
  if (isSayable(words)) return words;
  const only = 'only these two can be spoken';
  throw new Failure('USAGE_WRONG', `The --text of ${lineId} is neither Chinese nor English; ${only}.`);
}

/** A text for every line, a speaker for them, or both. */
function lineEdits({ line = [], text = [], speaker, split }: Values): Edit[] {
  const speakers: Edit[] =
    speaker === undefined ? [] : line.map((lineId) => ({ type: 'setLineSpeaker', lineId, speaker }));
  if ((speaker ?? split) !== undefined && text.length === 0) return speakers;
  if (line.length !== text.length)
    throw new Failure(
      'USAGE_WRONG',
      `--line is given ${line.length} × and --text ${text.length} ×; each line needs its text.`,
    );
  const twice = line.find((lineId, at) => line.indexOf(lineId) !== at);
  if (twice !== undefined)
    throw new Failure('USAGE_WRONG', `--line ${twice} is given twice; a line has one text.`);
  const texts = line.map((lineId, at): Edit => ({
    ...{ type: 'setLineText', lineId },
    text: wordsFor(lineId, text[at] ?? ''),
  }));
  return [...texts, ...speakers];
}

async function editsOf(values: Values): Promise<Edit[]> {
  const cast: Edit[] =
    values.cast === undefined ? [] : [{ type: 'setCast', cast: await readCast(values.cast) }];
  return [...lineEdits(values), ...cast, ...peopleEdits(values)];
}

async function parse(args: readonly string[]): Promise<Given> {
  const { values, positionals } = parseFlags(args, flags);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0)
    throw new Failure('USAGE_WRONG', 'Which film? Give the one folder that it is in.');
  const edits = await editsOf(values);
  const shots = wantedOfShots(values);
  if (edits.length + shots.length === 0)
    throw new Failure(
      'USAGE_WRONG',
      'What is to change? Give --line and --text, --speaker, --shot, --hold, --take, --use, --cast, --rename, --costume, --voice, --merge, --split, --lock or --unlock.',
    );
  const how = { dryRun: values['dry-run'] === true, json: values.json === true };
  return { folder: resolve(folder), edits, shots, ...how };
}

interface Revising {
  readonly given: Given;
  readonly ground: Ground;
  readonly told: Reporter;
  readonly signal: AbortSignal;
}

/** Whether a line is said so already, by whom the edit names. */
function isAlready({ speech }: FilmReport, edit: Edit): boolean {
  if (edit.type === 'setLineText')
    return speech.some(({ lineId, text }) => lineId === edit.lineId && text === edit.text);
  if (edit.type === 'setLineSpeaker')
    return speech.some(({ lineId, speaker }) => lineId === edit.lineId && speaker === edit.speaker);
  return false;
}

async function finishedRun({ ask, scope }: FilmSystem, projectId: string, folder: string): Promise<Run> {
  const { run } = await ask(scope, gateway.lastFilm, { projectId });
  if (run === null)
    throw new Failure('FILM_MISSING', `${folder} holds no finished film; finish it with \`film\` first.`);
  return run;
}

/** How the draft’s story reads, where the edits have it read anew. */
async function readingOf(
  { ask, scope }: FilmSystem,
  projectId: string,
  { given, ground, base }: Revising & { base: Run },
): Promise<string | null> {
  if (!given.edits.some(({ type }) => type === 'setCast')) return null;
  const draft = await ask(scope, gateway.getDraft, { projectId });
  const revision = { ...draft.revision, edits: standing(draft.revision.edits) };
  return readRevised(ground, { ...draft, revision, options: base.options });
}

async function showPlan(
  system: FilmSystem,
  projectId: string,
  revising: Revising & { base: Run },
): Promise<void> {
  const { options } = revising.base;
  const reading = await readingOf(system, projectId, revising);
  const { plan } = await system.ask(system.scope, gateway.planRevision, { projectId, options, reading });
  const document = RevisionPlan.parse(decodeJson(await system.objects.get(plan.sha256)));
  process.stdout.write(
    revising.given.json
      ? `${JSON.stringify({ type: 'plan', plan: document })}\n`
      : `${revisionText(document)}\n`,
  );
}

interface Filmed {
  readonly projectId: string;
  readonly base: Run;
  readonly report: FilmReport;
}

/** All that was asked for as it is stored, if the film has what it is about. */
async function settled(
  system: FilmSystem,
  { projectId, base: film, report }: Filmed,
  { edits, shots }: Given,
): Promise<Edit[]> {
  const { ask, scope, objects } = system;
  const { revision } = await ask(scope, gateway.getRevision, { projectId, revisionId: film.revisionId });
  const earlier = standing(revision.edits);
  const added = [...edits, ...(await Promise.all(shots.map((wanted) => wanted(system, projectId))))];
  checkEdits({ report, edits: earlier, made: earlier.length }, added);
  const { pack } = await ask(scope, gateway.getPlan, { runId: film.id });
  const kept = keepsAnybody(added)
    ? keeping(added, pack && EntityPack.parse(decodeJson(await objects.get(pack.sha256))))
    : added;
  return settledShotEdits(system, scope, { projectId, film, report, earlier, edits: kept });
}

async function reviseIn(system: FilmSystem, revising: Revising): Promise<void> {
  const { ask, scope } = system;
  const { given, told, signal } = revising;
  const projectId = await openProject(system, 'film');
  const base = await finishedRun(system, projectId, given.folder);
  const report = await filmReport(system, scope, base.id);
  const edits = await settled(system, { projectId, base, report }, given);
  if (edits.every((edit) => isAlready(report, edit)))
    return void told.say('Nothing changes: the film is like this already.');
  await ask(scope, gateway.discardDraft, { projectId });
  await ask(scope, gateway.appendEdits, {
    projectId,
    edits,
    baseRevisionId: base.revisionId,
  });
  await showPlan(system, projectId, { ...revising, base });
  if (given.dryRun) return void (await ask(scope, gateway.discardDraft, { projectId }));
  const { revision } = await ask(scope, gateway.sealDraft, { projectId });
  await makeFilm(system, given.folder, {
    projectId,
    revision: () => Promise.resolve(revision),
    options: base.options,
    gates: [],
    reporter: told,
    signal,
  });
  told.say(`The film is ${join(given.folder, 'film.mp4')}`);
}

export const revise: Command = async ({ args, signal }) => {
  const given = await parse(args);
  if (!(await hasProject(given.folder)))
    throw new Failure('FILM_MISSING', `${given.folder} holds no film; make one with \`film\` first.`);
  await prepareFolder(given.folder);
  const lock = await lockFolder(privateFolder(given.folder));
  await expectFilmAt(privateFolder(given.folder), null);
  const told = reporter(given.json, () => performance.now());
  const ground = layGround(privateFolder(given.folder));
  const system = await startEmbeddedSystem(ground, `revise-${randomUUID()}`);
  try {
    await reviseIn(system, { given, ground, told, signal });
    return 0;
  } catch (error) {
    throw isBrokenPiece(error) ? new Failure('FILM_BROKEN') : error;
  } finally {
    told.finish();
    await system.close();
    lock.release();
  }
};
