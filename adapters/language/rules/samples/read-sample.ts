/** Short stories read through the engine’s public entry, in the form in which tests speak of them. */
import type { CastMember, FoundScene, SpeechUnit, StoryReading } from '../../../../contracts/reading.ts';
import type { CastHint } from '../../../../contracts/story.ts';
import { readStory } from '../read-story.ts';

/** Reads a story of a language that is to be found out. */
export const read = (story: string, cast: readonly CastHint[] = []): Promise<StoryReading> =>
  readStory(story, { fileName: 'story.txt', title: '', language: 'auto', cast: [...cast] });

export const speechOf = (reading: StoryReading): SpeechUnit[] =>
  reading.units.filter((unit) => unit.kind === 'dialogue' || unit.kind === 'thought');

export const nameOf = (reading: StoryReading, id: string | null): string | null =>
  reading.cast.find((member) => member.id === id)?.name ?? null;

/** Every line as `Speaker: words`, in order. */
export async function linesOf(story: string): Promise<string[]> {
  const reading = await read(story);
  return speechOf(reading).map(({ speaker, text }) => `${nameOf(reading, speaker) ?? 'nobody'}: ${text}`);
}

/** The member of the cast that is called this, by name or alias. Throws when there is none or more than one. */
export function member(reading: StoryReading, name: string): CastMember {
  const [found, ...more] = reading.cast.filter((one) => one.name === name || one.aliases.includes(name));
  if (found === undefined || more.length > 0)
    throw new Error(`${name} is not one of ${reading.cast.map((one) => one.name).join(', ')}.`);
  return found;
}

/** Where and when each scene plays: `kitchen night snow`. */
export const settingsOf = ({ scenes, places }: StoryReading): string[] =>
  scenes.map(
    (scene: FoundScene) =>
      `${places.find(({ id }) => id === scene.place)?.kind ?? ''} ${scene.timeOfDay} ${scene.weather}`,
  );
