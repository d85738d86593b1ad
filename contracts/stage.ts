/** The one authority on stages: every module, column, metric and page uses these words in this order. */
import * as z from 'zod';

export const Stage = z.enum([
  'intake',
  'extraction',
  'retrieval',
  'planning',
  'routing',
  'execution',
  'composition',
  'publication',
]);
export type Stage = z.infer<typeof Stage>;

/** What a stage does, in one sentence; printed in the generated `docs/architecture/stage-enum-authority.md`. */
export const stageMeaning: Readonly<Record<Stage, string>> = {
  intake: 'The story is decoded, checked and stored as a sealed revision.',
  extraction: 'The story is read: lines, speakers, cast, places, scenes; entities are settled.',
  retrieval: 'Stored looks, sets, props and sounds that fit the entities are found.',
  planning: 'The script, the shots, the timeline and the graph of jobs are planned.',
  routing: 'Each job gets its recipe (rung, provider, model) and its place.',
  execution: 'Voices, visemes, rigs, backgrounds, sounds and shots are made.',
  composition: 'Sound is mixed, packets are joined, subtitles and exports are written and checked.',
  publication: 'The finished film is delivered and reported.',
};

/** Position of a stage in the chain, from 0. */
export const stageIndex = (stage: Stage): number => Stage.options.indexOf(stage);

/** A run's stage is the earliest stage that still has unfinished work; `null` when all of it is done. */
export function earliestStage(unfinished: readonly Stage[]): Stage | null {
  return unfinished.reduce<Stage | null>(
    (first, stage) => (first === null || stageIndex(stage) < stageIndex(first) ? stage : first),
    null,
  );
}
