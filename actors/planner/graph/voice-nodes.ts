/** Jobs of speech: a voice and a set of mouth shapes for every line. */
import type { SpeechOrder } from '../../../contracts/sound.ts';
import { type Language, SAMPLE_RATE } from '../../../contracts/shared.ts';
import { languageOfLine } from '../../../contracts/story-language.ts';
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

/** A line that is wholly in the other language is said in that one, by the same speaker. */
const spokenIn = ({ text }: HeardElement, { reading }: Sources): Language =>
  languageOfLine(text, reading.language);

function speechOrder(line: HeardElement, sources: Sources): SpeechOrder {
  const isTold = line.kind === 'narration';
  return {
    text: line.text,
    language: spokenIn(line, sources),
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
export const visemeNodes = (script: Script, sources: Sources): TaskNode[] =>
  linesOf(script).map((line) =>
    taskNode({
      key: `visemes:${line.id}`,
      kind: 'visemes',
      subject: { lineId: line.id },
      inputs: { timings: slotFor(`voice:${line.id}`, 'timings'), language: spokenIn(line, sources) },
      estimateMs: 15,
    }),
  );
