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

/** A document of the store, or null where there is none yet. */
async function read<S extends z.ZodType>(
  { objects }: AnswerPorts,
  schema: S,
  ref: ArtifactRef | null,
): Promise<z.output<S> | null> {
  return ref === null ? null : schema.parse(decodeJson(await objects.get(ref.sha256)));
}

interface Asking {
  readonly asker: Asker;
  readonly ports: AnswerPorts;
}

/** Who is in a film and what they say; rejects with RUN_UNKNOWN, and with FILE_UNKNOWN where nobody is settled yet. */
export async function settledOf(runId: string, { asker, ports }: Asking): Promise<Omit<Planned, 'shotPlan'>> {
  const plans = await ports.ask(asker.scope, gateway.getPlan, { runId });
  const pack = await read(ports, EntityPack, plans.pack);
  if (pack === null) throw new Failure('FILE_UNKNOWN', `The film ${runId} has no cast yet.`);
  return { pack, script: await read(ports, Script, plans.script) };
}

/** What a run has planned so far; rejects likewise. */
async function plannedOf(runId: string, { asker, ports }: Asking): Promise<Planned> {
  const settled = await settledOf(runId, { asker, ports });
  const { shotPlan } = await ports.ask(asker.scope, gateway.getPlan, { runId });
  return { ...settled, shotPlan: await read(ports, ShotPlan, shotPlan) };
}

export async function getCast(
  { params: { runId } }: AskedOf<'getCast'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { run } = await ports.ask(asker.scope, gateway.getRun, { runId });
  const settled = await settledOf(runId, { asker, ports });
  const { projectId, revisionId } = run;
  const { revision } = await ports.ask(asker.scope, gateway.getRevision, { projectId, revisionId });
  return json('getCast', { cast: filmCast(settled, standing(revision.edits)) });
}

export async function listScenes(
  { params: { runId } }: AskedOf<'listScenes'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  await ports.ask(asker.scope, gateway.getRun, { runId });
  return json('listScenes', { scenes: filmScenes(await plannedOf(runId, { asker, ports })) });
}
