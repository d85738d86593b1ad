/** Makes or resumes a film in its folder, from a story to delivered files. */
import type { Objects } from '../../actors/runtime/objects.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { codeOf, Failure, ErrorCode } from '../../contracts/error.ts';
import type { ReviewGate, Run, RunOptions } from '../../contracts/run.ts';
import type { CastHint, Revision } from '../../contracts/story.ts';
import type { Reporter } from '../terminal/reporter.ts';
import { deliver } from './deliver.ts';
import type { FilmSystem } from './film-system.ts';
import { feedEnd, followRun } from './follow-run.ts';
import type { StoryFile } from './read-story.ts';

export interface FilmRequest {
  readonly projectId: string;
  /** Gives the revision to film; asked again before another try. */
  readonly revision: () => Promise<Revision>;
  readonly options: RunOptions;
  readonly gates: readonly ReviewGate[];
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

export async function openProject({ ask, scope, projectKey }: FilmSystem, title: string): Promise<string> {
  const { projectId } = await ask(scope, gateway.openProject, { title, idempotencyKey: projectKey });
  return projectId;
}

export const storeStory = (objects: Objects, { text }: StoryFile): Promise<ArtifactRef> =>
  objects.put(new TextEncoder().encode(text), 'text/plain');

export async function submitStory(
  system: FilmSystem,
  projectId: string,
  {
    story,
    language,
    cast,
  }: { story: StoryFile; language: RunOptions['language']; cast: readonly CastHint[] },
): Promise<Revision> {
  const { revision } = await system.ask(system.scope, gateway.submitStory, {
    projectId,
    story: await storeStory(system.objects, story),
    fileName: story.fileName,
    title: story.title,
    characters: story.text.length,
    language,
    cast: [...cast],
  });
  return revision;
}

/** An older run of the folder that is still open is not wanted any more; what it has finished stays in the store. */
async function cancelOlder({ ask, scope }: FilmSystem, older: Run | null, runId: string): Promise<void> {
  if (older === null || older.id === runId) return;
  if (older.state === 'running' || older.state === 'queued')
    await ask(scope, gateway.cancelRun, { runId: older.id });
}

function failureOf(run: Run): Failure {
  const code = ErrorCode.catch('JOB_FAILED').parse(run.failure?.code);
  return new Failure(
    code,
    `The film could not be made: ${run.failure?.message ?? 'the log in .ainern2d says more'}`,
  );
}

/** Runs until the film is there or the gates stop it. Rejects with the Failure of the run. */
async function runFilm(system: FilmSystem, request: FilmRequest, tries: number): Promise<Run> {
  const { projectId, options, gates, reporter, signal } = request;
  const { ask, scope } = system;
  const { id: revisionId } = await request.revision();
  const previous = await ask(scope, gateway.latestRun, { projectId });
  const { run } = await ask(scope, gateway.createRun, {
    projectId,
    revisionId,
    options,
    gates: [...gates],
    tries,
  });
  await cancelOlder(system, previous.run, run.id);
  if (run.state === 'succeeded' || run.state === 'awaiting_review') return run;
  const after = run.state === 'failed' || run.state === 'cancelled' ? await feedEnd(system, run.id) : 0;
  if (run.state !== 'running' && run.state !== 'queued')
    await ask(scope, gateway.resumeRun, { runId: run.id });
  const ended = await followRun(system, {
    runId: run.id,
    after,
    onEvent: (event) => reporter.event(event),
    signal: AbortSignal.any([signal, system.outOfRoom]),
  });
  if (ended.state === 'failed' || ended.state === 'cancelled') throw failureOf(ended);
  return ended;
}

async function deliverFilm(
  { ask, scope, objects }: FilmSystem,
  runId: string,
  folder: string,
): Promise<void> {
  const { deliveries } = await ask(scope, gateway.listDeliveries, { runId });
  await deliver(objects, folder, deliveries);
}

/** Tries at a film whose stored pieces turn out to be broken: each replaces what the one before met, and what else is damaged. */
const TRIES = 6;

/** Whether stored bytes are missing or wrong. */
export const isBrokenPiece = (error: unknown): boolean =>
  ['ARTIFACT_CORRUPT', 'ARTIFACT_MISSING'].includes(codeOf(error));

/** Runs and does something with what was made, beginning again where pieces are broken. Rejects with the Failure of the run. */
export async function withRun<T>(
  system: FilmSystem,
  request: FilmRequest,
  use: (run: Run) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await use(await runFilm(system, request, tries));
    } catch (error) {
      if (!isBrokenPiece(error) || tries + 1 === TRIES) throw error;
      request.reporter.say('A stored piece of the film was broken; it is made anew.');
      await system.dropDamaged();
    }
  }
}

/** Makes the film of a revision and delivers it into a folder, unless a gate stops it. */
export const makeFilm = (system: FilmSystem, folder: string, request: FilmRequest): Promise<Run> =>
  withRun(system, request, async (run) => {
    if (run.state === 'succeeded') await deliverFilm(system, run.id, folder);
    return run;
  });
