/** Which mouth makes which sound: IPA to shapes, after Rhubarb Lip Sync's rules, with Mandarin's sounds added. */
import type { MouthShape } from '../../../contracts/sound.ts';

/** What a mouth does for a sound, in order. `share` of the sound's time is each shape's; shares add up to 1. */
interface Gesture {
  readonly shape: MouthShape;
  readonly share: number;
}

export type Sound =
  | { readonly kind: 'rest' }
  /** Lips or teeth that must be seen to touch: p b m, f v. */
  | { readonly kind: 'closure'; readonly shape: 'A' | 'G' }
  /** Made behind the teeth or further back: the mouth is already where the next vowel wants it. */
  | { readonly kind: 'hidden' }
  /** Made with teeth nearly shut; rounded before a rounded vowel. */
  | { readonly kind: 'narrow' }
  | { readonly kind: 'open'; readonly gestures: readonly Gesture[] };

/** Stress, length, tone, dental and other marks that do not change the mouth; `o-` is Mandarin's unrounded e. */
const simplified = (id: string): string => id.replace('o-', 'ɤ').replace(/[ˈˌː0-9|_.:̪̩ʰʲ^-]/gu, '');

const vowels: Readonly<Record<string, MouthShape>> = {
  i: 'B', ɪ: 'B', ɨ: 'B', ᵻ: 'B', e: 'C', ɛ: 'C', æ: 'C', ə: 'C', ɐ: 'C', ʌ: 'C', ɤ: 'C',
  a: 'D', ɑ: 'D', o: 'E', ɔ: 'E', ɒ: 'E', ɜ: 'E', ɚ: 'E', ɝ: 'E', u: 'F', ʊ: 'F', y: 'F', ø: 'F',
}; // prettier-ignore

/** Classes that are heard when nothing is known but the sound itself (timings whose source is `energy`). */
const heard: Readonly<Record<string, Sound>> = {
  rest: { kind: 'rest' },
  hiss: { kind: 'narrow' },
  slight: { kind: 'open', gestures: [{ shape: 'B', share: 1 }] },
  half: { kind: 'open', gestures: [{ shape: 'C', share: 1 }] },
  wide: { kind: 'open', gestures: [{ shape: 'D', share: 1 }] },
  round: { kind: 'open', gestures: [{ shape: 'F', share: 1 }] },
};

/** Shares of a glide's parts: Rhubarb splits diphthongs 60/40, triphthongs spend most on the middle. */
const shares: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [0.6, 0.4], 3: [0.25, 0.45, 0.3] };

/** A rising glide (ia, uo, yɛ) reaches its vowel sooner than a falling one (ai, ou) leaves it. */
const rising = [0.3, 0.7];

function gesturesOf(letters: readonly string[]): Gesture[] {
  const shapes = letters.flatMap((letter) => vowels[letter] ?? []).slice(0, 3);
  const glides = letters.length === 2 && /[iuyɪʊ]/u.test(letters[0] ?? '');
  const parts = glides ? rising : (shares[shapes.length] ?? []);
  return shapes.map((shape, i) => ({ shape, share: parts[i] ?? 0 }));
}

/** How the mouth makes the sound `id`: IPA as eSpeak writes it, a class of `heard`, or nothing for a pause. */
export function soundOf(id: string): Sound {
  const known = heard[id];
  if (known !== undefined) return known;
  const ipa = simplified(id);
  const first = ipa.charAt(0);
  if (ipa === '') return { kind: 'rest' };
  if (/[pbm]/u.test(first)) return { kind: 'closure', shape: 'A' };
  if (/[fvʋ]/u.test(first)) return { kind: 'closure', shape: 'G' };
  if (/[lɫɭ]/u.test(first)) return { kind: 'open', gestures: [{ shape: 'H', share: 1 }] };
  if (/[wɥ]/u.test(first)) return { kind: 'open', gestures: [{ shape: 'F', share: 1 }] };
  if (/[ɹɻr]/u.test(first)) return { kind: 'open', gestures: [{ shape: 'E', share: 1 }] };
  if (/[kgɡxχhŋɣʔqc]/u.test(first)) return { kind: 'hidden' };
  const gestures = gesturesOf(Array.from(ipa));
  return gestures.length > 0 && vowels[first] !== undefined ? { kind: 'open', gestures } : { kind: 'narrow' };
}

/** Shape to pass through between two that lie far apart (Rhubarb's tweens); null when they are neighbours. */
export function tweenOf(from: MouthShape, to: MouthShape): MouthShape | null {
  const pair = [from, to].toSorted().join('');
  if (/^(AD|BD|DX|DG)$/.test(pair)) return 'C';
  return /^(CF|DF|FH)$/.test(pair) ? 'E' : null;
}
