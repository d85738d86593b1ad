/** The shots of a film, and their takes side by side. */
import { decodeJson } from '../../actors/runtime/maker.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import type { TakeFacts } from '../../contracts/modules/orchestrator.ts';
import { SAMPLE_RATE } from '../../contracts/shared.ts';
import { ShotPlan, type Shot } from '../../contracts/shot.ts';
import { TimelinePlan } from '../../contracts/timeline.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';

/** What is planned of a film. */
interface Planned {
  readonly shots: readonly Shot[];
  readonly timeline: TimelinePlan;
}

async function plannedOf({ ask, objects }: AnswerPorts, { scope }: Asker, runId: string): Promise<Planned> {
  const { shotPlan, timeline } = await ask(scope, gateway.getPlan, { runId });
  if (shotPlan === null || timeline === null)
    throw new Failure('FILE_UNKNOWN', `The film ${runId} has no shots yet.`);
  const read = async (sha256: string): Promise<unknown> => decodeJson(await objects.get(sha256));
  return {
    shots: ShotPlan.parse(await read(shotPlan.sha256)).shots,
    timeline: TimelinePlan.parse(await read(timeline.sha256)),
  };
}

/** All takes that a film has, however many pages that is. */
async function takesOf(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { projectId, runId }: { readonly projectId: string; readonly runId: string },
): Promise<TakeFacts[]> {
  const takes: TakeFacts[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { takes: TakeFacts[]; next: number | null } = await ask(scope, gateway.listTakes, {
      projectId,
      of: { runId, after },
    });
    takes.push(...page.takes);
    after = page.next;
  }
  return takes;
}

/** Where a take of a film is fetched. */
function hrefsOf(runId: string, { shotId, digest }: TakeFacts): { href: string; posterHref: string } {
  const [run, shot] = [runId, shotId].map(encodeURIComponent);
  const take = `${API_PATH}/runs/${run}/shots/${shot}/takes/${digest}`;
  return { href: `${take}/video`, posterHref: `${take}/poster` };
}

const milliseconds = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE);

function linesOf({ lines }: Shot, { speech }: TimelinePlan) {
  return speech
    .filter(({ lineId }) => lines.includes(lineId))
    .map(({ lineId: id, speaker, text, start, samples }) => ({
      ...{ id, speaker, text },
      ...{ startMs: milliseconds(start), endMs: milliseconds(start + samples) },
    }));
}

function boundsOf({ id, startFrame, frames }: Shot, { fps }: TimelinePlan) {
  const inMs = (count: number): number => Math.round((count * 1000) / fps);
  return { id, startFrame, frames, startMs: inMs(startFrame), lengthMs: inMs(frames) };
}

function shotOf(shot: Shot, timeline: TimelinePlan) {
  const { sceneId, size, purpose, because, cast, locked, picture } = shot;
  return {
    ...boundsOf(shot, timeline),
    ...{ sceneId, size, purpose, because, cast, lines: linesOf(shot, timeline) },
    ...{ locked: locked === true, picture: picture ?? ('drawn' as const) },
  };
}

export async function listShotBounds(
  { params: { runId } }: AskedOf<'listShotBounds'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { shots, timeline } = await plannedOf(ports, asker, runId);
  return json('listShotBounds', {
    ...{ fps: timeline.fps, frames: timeline.frames },
    shots: shots.map((shot) => boundsOf(shot, timeline)),
  });
}

const inScene = <S extends { readonly sceneId: string }>(
  shots: readonly S[],
  sceneId?: string,
): readonly S[] => (sceneId === undefined ? shots : shots.filter((shot) => shot.sceneId === sceneId));

export async function listShots(
  { params: { runId }, query: { sceneId } }: AskedOf<'listShots'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { run } = await ports.ask(asker.scope, gateway.getRun, { runId });
  const { shots, timeline } = await plannedOf(ports, asker, runId);
  const takes = new Map((await takesOf(ports, asker, { ...run, runId })).map((take) => [take.shotId, take]));
  return json('listShots', {
    ...{ fps: timeline.fps, frames: timeline.frames },
    shots: inScene(shots, sceneId).map((shot) => {
      const take = takes.get(shot.id);
      const facts = take && { digest: take.digest, takeNo: take.takeNo, ...hrefsOf(runId, take) };
      return { ...shotOf(shot, timeline), take: facts ?? null };
    }),
  });
}

/** Takes of a shot in all films of the project. Rejects with SHOT_UNKNOWN where no film has such a shot. */
async function takesOfShot(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { runId, shotId }: AskedOf<'listTakes'>['params'],
): Promise<readonly TakeFacts[]> {
  const { run } = await ask(scope, gateway.getRun, { runId });
  const { takes } = await ask(scope, gateway.listTakes, { projectId: run.projectId, of: { shotId } });
  if (takes.length > 0) return takes;
  throw new Failure('SHOT_UNKNOWN', `No film of the project ${run.projectId} has a take of “${shotId}”.`);
}

export async function listTakes(
  { params }: AskedOf<'listTakes'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const takes = await takesOfShot(ports, asker, params);
  return json('listTakes', {
    takes: takes.map((take) => ({
      ...take,
      ...hrefsOf(params.runId, take),
      inUse: take.runIds.includes(params.runId),
    })),
  });
}

export async function getTake(
  { params }: AskedOf<'getTake'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const take = (await takesOfShot(ports, asker, params)).find(({ digest }) => digest === params.digest);
  if (take === undefined)
    throw new Failure('TAKE_UNKNOWN', `The shot “${params.shotId}” has no take ${params.digest}.`);
  const file = take[params.part];
  const ending = file.mediaType.split('/')[1] ?? 'bin';
  return { kind: 'file', file, name: `${params.shotId}.${ending}`, isSaved: false };
}
