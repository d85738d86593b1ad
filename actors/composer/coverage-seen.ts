/** Holds what the plan calls shown against what the pictures show. */
import type { ShotFacts, Sighting } from '../../contracts/drawing.ts';
import type { Coverage, Named } from '../../contracts/script.ts';
import type { Language } from '../../contracts/shared.ts';

/** A stretch of the film, the shots it belongs to (a dissolve to two), and what can be seen in it. */
export interface SeenSegment {
  readonly shotIds: readonly string[];
  readonly frames: number;
  readonly seen: ShotFacts['seen'];
}

export interface Showing {
  readonly segments: readonly SeenSegment[];
  readonly fps: number;
  readonly language: Language;
}

/** Seconds until an audience has read who is there and what they do. */
const READ = 0.8;

const unseen: Readonly<Record<Language, (seconds: string) => string>> = {
  zh: (seconds) => `所写的人物或动作在画面里只出现了 ${seconds} 秒`,
  en: (seconds) => `Who or what this names is seen for only ${seconds} s`,
};

const shows = ({ entityId, acts }: Named, sighting: Sighting): boolean =>
  sighting.entityId === entityId && (acts.length === 0 || acts.includes(sighting.act));

/** Rounded down: too short never reads as long enough. */
const tenths = (seconds: number): string => (Math.floor(seconds * 10) / 10).toFixed(1);

const lengthOf = ({ fromFrame, toFrame }: Sighting): number => toFrame - fromFrame;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Frames in which what words name can be seen; of a place without anybody named, all frames. */
export function framesShown({ names, shotIds }: Coverage, segments: readonly SeenSegment[]): number {
  const own = segments.filter((segment) => segment.shotIds.some((id) => shotIds.includes(id)));
  if (names.length === 0) return sum(own.map(({ frames }) => frames));
  const sightings = own.flatMap(({ seen }) => seen);
  return Math.min(...names.map((named) => sum(sightings.filter((each) => shows(named, each)).map(lengthOf))));
}

/**
 * The account of the source after the pictures are made: what is called shown and is not seen long enough is cut. Plans
 * are made so that nothing is (actors/planner/seen); where a picture differs from its plan, it is the picture that counts.
 */
export const accountSeen = <C extends Coverage>(
  coverage: readonly C[],
  { segments, fps, language }: Showing,
): C[] =>
  coverage.map((entry): C => {
    if (entry.as !== 'shown') return entry;
    const seconds = framesShown(entry, segments) / fps;
    return seconds >= READ ? entry : { ...entry, as: 'cut', because: unseen[language](tenths(seconds)) };
  });
