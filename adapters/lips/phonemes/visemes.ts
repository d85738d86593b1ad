/** Phoneme timings to mouth cues, all in samples at 48 kHz. */
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { MouthShape, SpeechTimings, Visemes } from '../../../contracts/sound.ts';
import { soundOf, tweenOf, type Sound } from './mouth-shapes.ts';

const seconds = (value: number): number => Math.round(value * SAMPLE_RATE);

/** Shapes that are shorter only flicker (Rhubarb's least). */
const LEAST = seconds(0.07);
/** Two frames at 24 frames a second: a closure that nobody sees is none. */
const LEAST_CLOSED = SAMPLE_RATE / 12;
/** Lips meet before the sound of their meeting. */
const CLOSED_EARLY = seconds(0.025);
/** Least that a vowel between two closures is worth being shown. */
const LEAST_BETWEEN = seconds(0.04);
/** Shorter pauses do not close the mouth. */
const LEAST_REST = seconds(0.12);

interface Hold {
  readonly from: number;
  readonly to: number;
  readonly shape: MouthShape;
  readonly closed: boolean;
}

type Phoneme = SpeechTimings['phonemes'][number];
type Heard = Pick<Phoneme, 'from' | 'to'> & { readonly sound: Sound };

/** What follows a consonant, for the mouth that is already getting there. */
function shapeAhead(sounds: readonly Heard[], index: number): MouthShape | null {
  for (const { sound } of sounds.slice(index + 1, index + 4)) {
    if (sound.kind === 'open') return sound.gestures[0]?.shape ?? null;
    if (sound.kind !== 'hidden' && sound.kind !== 'narrow') return null;
  }
  return null;
}

/** The holds of one sound. Hidden consonants have none: what was before goes on, or what comes is there early. */
function holdsOf({ from, to, sound }: Heard, index: number, sounds: readonly Heard[]): Hold[] {
  const ahead = shapeAhead(sounds, index);
  switch (sound.kind) {
    case 'rest':
      return to - from < LEAST_REST ? [] : [{ from, to, shape: 'X', closed: false }];
    case 'closure':
      return [{ from: Math.max(0, from - CLOSED_EARLY), to, shape: sound.shape, closed: true }];
    case 'hidden':
      return ahead === null ? [] : [{ from, to, shape: ahead, closed: false }];
    case 'narrow':
      return [{ from, to, shape: ahead === 'F' ? 'F' : 'B', closed: false }];
    case 'open': {
      let at = from;
      return sound.gestures.map(({ shape, share }) => {
        const hold = { from: at, to: at + share * (to - from), shape, closed: false };
        at = hold.to;
        return hold;
      });
    }
  }
}

/** Adjacent holds of the same shape are one; each lasts until the next. */
function joined(holds: readonly Hold[], end: number): Hold[] {
  const result: Hold[] = [];
  holds.forEach((hold, i) => {
    const to = Math.max(hold.from, holds[i + 1]?.from ?? end);
    const last = result.at(-1);
    if (last?.shape === hold.shape) result[result.length - 1] = { ...last, to };
    else if (to > hold.from) result.push({ ...hold, to });
  });
  return result;
}

/** Stretches closures to what can be seen, at the cost of what comes after. */
function withSeenClosures(holds: readonly Hold[]): Hold[] {
  let busyUntil = 0;
  return holds.flatMap((hold) => {
    const from = Math.max(hold.from, busyUntil);
    const to = hold.closed ? Math.max(hold.to, from + LEAST_CLOSED) : hold.to;
    if (hold.closed) busyUntil = to;
    return to - from < (hold.closed ? 1 : LEAST_BETWEEN) ? [] : [{ ...hold, from, to }];
  });
}

/** Drops what would flicker; a vowel between two closures may be shorter. */
function withoutFlicker(holds: readonly Hold[]): Hold[] {
  return holds.filter((hold, i) => {
    const isBetween = holds[i - 1]?.closed === true && holds[i + 1]?.closed === true;
    return hold.closed || isBetween || hold.to - hold.from >= LEAST;
  });
}

/** Puts a passing shape at the end of a hold that is long enough to give it time. */
function withTweens(holds: readonly Hold[]): Hold[] {
  return holds.flatMap((hold, i) => {
    const next = holds[i + 1];
    const shape = next === undefined ? null : tweenOf(hold.shape, next.shape);
    if (shape === null || hold.closed || hold.to - hold.from < 2 * LEAST) return [hold];
    const turn = hold.to - LEAST;
    return [
      { ...hold, to: turn },
      { ...hold, from: turn, shape },
    ];
  });
}

/** Cue list of a line: the first cue is at 0, the last is X. Narration uses none of it. */
export function visemesOf({ samples, phonemes }: SpeechTimings): Visemes {
  const sounds = phonemes.map(({ from, to, id }) => ({ from, to, sound: soundOf(id) }));
  const end = phonemes.at(-1)?.to ?? 0;
  const seen = withoutFlicker(withSeenClosures(joined(sounds.flatMap(holdsOf), end)));
  const over = Math.min(samples, Math.max(end, seen.at(-1)?.to ?? 0));
  const rest: Hold = { from: over, to: samples + 1, shape: 'X', closed: false };
  const shown = joined(withTweens(joined([...seen, rest], rest.to)), rest.to);
  return {
    samples,
    cues: shown.map(({ from, shape }, i) => ({ at: i === 0 ? 0 : Math.round(from), shape })),
  };
}
