/** Jobs of speech: a voice and a set of mouth shapes for every line. */
import type { SpeechOrder } from '../../../contracts/sound.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { Voice } from '../../../contracts/entity.ts';
import type { Script } from '../../../contracts/script.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import { speechSamples } from '../pace.ts';
import { isHeardElement, type HeardElement } from '../shots/moment.ts';
import type { Sources } from '../sources.ts';
import { slotFor } from './artifact-slot.ts';
import { taskNode } from './task-node.ts';

/** Lines of a script in order. */
export const linesOf = (script: Script): readonly HeardElement[] =>
  script.scenes.flatMap(({ elements }) => elements.filter(isHeardElement));

/** The voice that says a line: its speaker's, or the narrator's. */
const voiceOf = (line: HeardElement, { pack }: Sources): Voice =>
  pack.characters.find(({ id }) => id === line.speaker)?.voice ?? pack.narrator;

function speechOrder(line: HeardElement, sources: Sources): SpeechOrder {
  const isTold = line.kind === 'narration';
  return {
    text: line.text,
    language: sources.reading.language,
    voice: voiceOf(line, sources),
    emotion: line.emotion,
    intensity: isTold ? 0.25 : line.intensity,
    manner: isTold ? 'normal' : line.kind === 'thought' && line.manner === 'normal' ? 'murmur' : line.manner,
    pronunciations: {},
  };
}

/** Estimated samples of a line. */
export const estimatedSamples = (line: HeardElement, sources: Sources): number => {
  const { manner } = speechOrder(line, sources);
  return speechSamples(line.text, voiceOf(line, sources), manner);
};

/** One voice job to a line. */
export const voiceNodes = (script: Script, sources: Sources): TaskNode[] =>
  linesOf(script).map((line) =>
    taskNode({
      key: `voice:${line.id}`,
      kind: 'voice',
      subject: { lineId: line.id },
      inputs: speechOrder(line, sources),
      estimateMs: 60 + (estimatedSamples(line, sources) / SAMPLE_RATE) * 45,
    }),
  );

/** One job of mouth shapes to a line. */
export const visemeNodes = (script: Script, { reading }: Sources): TaskNode[] =>
  linesOf(script).map(({ id }) =>
    taskNode({
      key: `visemes:${id}`,
      kind: 'visemes',
      subject: { lineId: id },
      inputs: { timings: slotFor(`voice:${id}`, 'timings'), language: reading.language },
      estimateMs: 15,
    }),
  );
