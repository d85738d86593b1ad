/** Who is in a film, and its scenes. */
import { filmCast, filmScenes, type Planned } from '../../actors/gateway/film-cast.ts';
import { decodeJson } from '../../actors/runtime/maker.ts';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { standing } from '../../contracts/edits/undo.ts';
import { EntityPack } from '../../contracts/entity.ts';
import { Failure } from '../../contracts/error.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { Script } from '../../contracts/script.ts';
import { ShotPlan } from '../../contracts/shot.ts';
import type { z } from 'zod';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';

/** What a run has planned so far; rejects with RUN_UNKNOWN, and with FILE_UNKNOWN where nobody is settled yet. */
export async function plannedOf(
  { ask, objects }: AnswerPorts,
  { scope }: Asker,
  runId: string,
): Promise<Planned> {
  const plans = await ask(scope, gateway.getPlan, { runId });
  const read = async <S extends z.ZodType>(
    schema: S,
    ref: ArtifactRef | null,
  ): Promise<z.output<S> | null> =>
    ref === null ? null : schema.parse(decodeJson(await objects.get(ref.sha256)));
  const pack = await read(EntityPack, plans.pack);
  if (pack === null) throw new Failure('FILE_UNKNOWN', `The film ${runId} has no cast yet.`);
  return {
    pack,
    script: await read(Script, plans.script),
    shotPlan: await read(ShotPlan, plans.shotPlan),
  };
}

export async function getCast(
  { params: { runId } }: AskedOf<'getCast'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { run } = await ports.ask(asker.scope, gateway.getRun, { runId });
  const planned = await plannedOf(ports, asker, runId);
  const { projectId, revisionId } = run;
  const { revision } = await ports.ask(asker.scope, gateway.getRevision, { projectId, revisionId });
  return json('getCast', { cast: filmCast(planned, standing(revision.edits)) });
}

export async function listScenes(
  { params: { runId } }: AskedOf<'listScenes'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  await ports.ask(asker.scope, gateway.getRun, { runId });
  return json('listScenes', { scenes: filmScenes(await plannedOf(ports, asker, runId)) });
}
