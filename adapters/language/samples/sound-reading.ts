/** What must hold of a reading whatever was read, for tests. */
import { expect } from '@jest/globals';
import { StoryReading } from '../../../contracts/reading.ts';

/** What two texts share when line ends, blanks and marks around words do not count. */
const bare = (text: string): string => text.replaceAll(/[\s*_]+/g, '');

/** Spans that do not lie in the text, or run backwards. */
function spansOutside(story: string, reading: StoryReading): unknown[] {
  const { units, scenes, cast, places, props } = reading;
  const actions = units.flatMap((unit) => ('actions' in unit ? unit.actions.map(({ span }) => span) : []));
  const mentions = [...cast, ...places, ...props].flatMap((found) => found.mentions);
  return [...units, ...scenes, ...actions, ...mentions].filter(
    ({ start, end }) => start < 0 || end < start || end > story.length,
  );
}

/** Units that begin before the one before them ends. */
const overlaps = ({ units }: StoryReading): unknown[] =>
  units.filter((unit, index) => unit.start < (units[index - 1]?.end ?? 0));

/** Ids that units and scenes speak of and nobody has. */
function strangers({ cast, places, props, units, scenes }: StoryReading): string[] {
  const known = new Set([...cast, ...places, ...props, ...units].map(({ id }) => id));
  const used = [
    ...units.flatMap((unit) => ('speaker' in unit ? [unit.speaker, ...unit.addressees] : [])),
    ...scenes.flatMap((scene) => [scene.place, ...scene.cast, ...scene.props, ...scene.units]),
  ];
  return used.filter((id) => id !== null).filter((id) => !known.has(id));
}

/** Everything that is spoken of is in the text, in order, and belongs to somebody who is there. */
export function expectSound(story: string, reading: StoryReading): void {
  expect(spansOutside(story, reading)).toEqual([]);
  expect(overlaps(reading)).toEqual([]);
  expect(strangers(reading)).toEqual([]);
  for (const { kind, start, end, text } of reading.units)
    if (kind === 'dialogue' || kind === 'thought') expect(bare(story.slice(start, end))).toBe(bare(text));
}

/** Characters that count and do not lie in exactly one unit. */
export function untold(story: string, { units }: StoryReading): string[] {
  const times = new Array<number>(story.length).fill(0);
  for (const { start, end } of units) for (let at = start; at < end; at++) times[at] = (times[at] ?? 0) + 1;
  const counting = [...story.matchAll(/[^\s"“”‘’'「」『』]/g)];
  return counting.filter(({ index }) => times[index] !== 1).map(([character]) => character);
}
