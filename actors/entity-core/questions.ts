/** What only a person or a language model can answer well: speakers the reading is unsure of. */
import type { Question } from '../../contracts/modules/entity-core.ts';
import type { SpeechUnit, StoryReading, Unit } from '../../contracts/reading.ts';

/** Below this probability a speaker is asked about. */
const DOUBT = 0.6;

const isDoubtful = (unit: Unit): unit is SpeechUnit =>
  (unit.kind === 'dialogue' || unit.kind === 'thought') && unit.confidence < DOUBT;

const wording = (language: StoryReading['language'], text: string): string =>
  language === 'zh' ? `“${text}”是谁说的？` : `Who says “${text}”?`;

/** Questions about doubtful speakers, in story order, in settled ids. */
export function questionsOf(reading: StoryReading, castName: (id: string) => string): Question[] {
  const names = new Map(reading.cast.map(({ id, name }) => [id, name]));
  return reading.units.filter(isDoubtful).map((unit) => {
    const first = unit.speaker === null ? [] : [{ speaker: unit.speaker, confidence: unit.confidence }];
    return {
      id: `ask-${unit.id}`,
      about: 'speaker',
      unitId: unit.id,
      text: wording(reading.language, unit.text),
      choices: [...first, ...unit.alternatives].flatMap(({ speaker, confidence }) => {
        const name = names.get(speaker);
        return name === undefined ? [] : [{ id: castName(speaker), name, confidence }];
      }),
    };
  });
}
