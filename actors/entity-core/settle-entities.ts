/** The use cases: what is fixed for a film is settled and stored, and what a project has settled is told. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { isEntityEdit } from '../../contracts/edits/entity-edits.ts';
import { EntityPack, type Bible } from '../../contracts/entity.ts';
import { type entityCore, Question } from '../../contracts/modules/entity-core.ts';
import { StoryReading } from '../../contracts/reading.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import { editedCast } from './edited-cast.ts';
import type { Bibles, EntityPorts } from './ports.ts';
import { settleStory, type Settlement } from './settle-story.ts';

/** Settles a reading of which nobody has changed anything. */
export const settle = (reading: StoryReading, bible: Bible, seed: number): Settlement =>
  settleStory(reading, bible, { seed, locked: new Set() });

/** Settles the entities of a revision, keeps the bible unless this is a what-if, and stores pack and questions. Rejects with ARTIFACT_MISSING. */
export async function settleEntities(
  { objects, bibles }: EntityPorts,
  { projectId, runId, reading, seed, edits }: ReceivedParamsOf<typeof entityCore.settleEntities>,
): Promise<ResultOf<typeof entityCore.settleEntities>> {
  const found = StoryReading.parse(decodeJson(await objects.get(reading)));
  const bible = await bibles.load(projectId);
  const asRead = settle(found, bible, seed);
  if (runId !== null) await bibles.save(projectId, asRead.bible);
  const put = (value: unknown) => objects.put(encodeJson(value), 'application/json');
  const edited = edits.some((edit) => isEntityEdit(edit)) ? editedCast(found, bible, { seed, edits }) : null;
  const { pack, questions } = edited ?? asRead;
  return {
    pack: await put(EntityPack.parse(pack)),
    questions: await put(Question.array().parse(questions)),
    reading: edited === null ? null : await put(StoryReading.parse(edited.reading)),
  };
}

/** Gives what a project has settled so far. */
export const getBible = async (
  { bibles }: Pick<EntityPorts, 'bibles'>,
  { projectId }: ReceivedParamsOf<typeof entityCore.getBible>,
): Promise<ResultOf<typeof entityCore.getBible>> => ({ bible: await bibles.load(projectId) });

/** What was settled elsewhere is as good as settled here, but no better than what was. */
export async function keepBible(
  { bibles }: { readonly bibles: Pick<Bibles, 'begin'> },
  { projectId, bible }: ReceivedParamsOf<typeof entityCore.keepBible>,
): Promise<ResultOf<typeof entityCore.keepBible>> {
  await bibles.begin(projectId, bible);
  return {};
}
