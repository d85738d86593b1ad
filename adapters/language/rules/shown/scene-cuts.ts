/** Decides where a new scene begins: at marks of the page, when time moves on, when people go elsewhere for good. */
import type { TimeOfDay } from '../../../../contracts/reading.ts';
import { lastSaid, type SettingWords } from './setting-words.ts';

/** Where people are said to be, by place item. */
export interface Whereabouts {
  readonly place: number;
  readonly entered: boolean;
}

/** One piece of the story as the cutter of scenes sees it. */
export interface Beat {
  readonly told: boolean;
  /** Whether it is part of the telling, not a heading or a note. */
  readonly counts: boolean;
  readonly text: string;
  readonly startsParagraph: boolean;
  /** Why the page itself begins a part here; null when it does not. */
  readonly mark: string | null;
  readonly whereabouts: readonly Whereabouts[];
  /** Place that the beat sets without bringing anybody there. */
  readonly setting: number | null;
}

export interface SceneCut {
  /** Index of the first beat. */
  readonly from: number;
  readonly because: string;
  /** Place that people moved to; null when only time moved on. */
  readonly place: number | null;
  readonly jumped: boolean;
}

/** Beats ahead that are asked whether a move lasts. */
const AHEAD = 6;

/** Score from which a scene begins, and what speaks for it. */
const NEEDED = 2;
const SCORES = {
  entered: 1.5,
  inside: 1.2,
  paragraph: 0.6,
  lasts: 0.6,
  jump: 1.5,
  otherTime: 1,
  shift: 0.7,
} as const;

/** Fewest characters of a scene that only a move ends. */
const SHORTEST = 40;

interface State {
  place: number | null;
  time: TimeOfDay | null;
  characters: number;
  beats: number;
}

/** The next places after a beat, in order. */
const ahead = (beats: readonly Beat[], at: number): number[] =>
  beats.slice(at + 1, at + 1 + AHEAD).flatMap((beat) => beat.whereabouts.map(({ place }) => place));

/** The move of a beat to somewhere else, the last one said; a move that is taken back at once is none. */
function moveOf(beats: readonly Beat[], at: number, state: State): (Whereabouts & { lasts: boolean }) | null {
  const move = beats[at]?.whereabouts.at(-1);
  if (!move || move.place === state.place) return null;
  const next = ahead(beats, at);
  if (next[0] !== undefined && next[0] === state.place && !next.slice(1).includes(move.place)) return null;
  return { ...move, lasts: next[0] === move.place };
}

interface Judgement {
  readonly score: number;
  readonly reasons: readonly string[];
  readonly move: Whereabouts | null;
  readonly time: TimeOfDay | null;
  readonly jumped: boolean;
}

/** One of the beats of a story. */
interface BeatAt {
  readonly beats: readonly Beat[];
  readonly at: number;
}

function judge({ beats, at }: BeatAt, state: State, words: SettingWords): Judgement {
  const beat = beats[at];
  const text = beat?.text ?? '';
  const move = state.place === null ? null : moveOf(beats, at, state);
  const jump = words.jump.exec(text)?.[0] ?? null;
  const shift = jump === null ? (words.shift.exec(text)?.[0] ?? null) : null;
  const time = lastSaid(text.slice(0, 60), words.times)?.value ?? null;
  const otherTime = time !== null && state.time !== null && time !== state.time;
  let score = beat?.startsParagraph ? SCORES.paragraph : 0;
  if (move) score += (move.entered ? SCORES.entered : SCORES.inside) + (move.lasts ? SCORES.lasts : 0);
  if (jump !== null) score += SCORES.jump + (otherTime ? SCORES.otherTime : 0);
  if (shift !== null) score += SCORES.shift;
  const reasons = [
    jump === null ? null : `time: ${jump.trim()}`,
    move ? 'place' : null,
    shift === null ? null : `turn: ${shift.trim()}`,
  ];
  return { score, reasons: reasons.filter((reason) => reason !== null), move, time, jumped: jump !== null };
}

/** Whether the scene so far is long enough to stand alone. */
const isWhole = (state: State, jumped: boolean): boolean =>
  state.beats >= (jumped ? 1 : 2) && state.characters >= SHORTEST;

function takeIn(state: State, beat: Beat, time: TimeOfDay | null): void {
  if (!beat.counts) return;
  state.characters += beat.text.length;
  state.beats++;
  state.time = time ?? state.time;
  state.place ??= beat.whereabouts.at(-1)?.place ?? beat.setting;
}

/** Cuts the beats of a story into scenes; the first begins with the first beat. */
export function cutScenes(beats: readonly Beat[], words: SettingWords): SceneCut[] {
  const cuts: SceneCut[] = [{ from: 0, because: 'start', place: null, jumped: false }];
  let state: State = { place: null, time: null, characters: 0, beats: 0 };
  beats.forEach((beat, at) => {
    const judgement = beat.told ? judge({ beats, at }, state, words) : null;
    const begins =
      beat.mark !== null
        ? at > 0 && state.beats > 0
        : judgement !== null && judgement.score >= NEEDED && isWhole(state, judgement.jumped);
    if (begins) {
      const place = judgement?.move?.place ?? null;
      cuts.push({
        from: at,
        because: beat.mark ?? judgement?.reasons.join(', ') ?? '',
        place,
        jumped: judgement?.jumped ?? true,
      });
      state = {
        place: beat.mark === null ? (place ?? state.place) : null,
        time: state.time,
        characters: 0,
        beats: 0,
      };
    } else if (judgement?.move && state.beats < 2) state.place = judgement.move.place;
    if (beat.mark === null) takeIn(state, beat, judgement?.time ?? null);
  });
  return cuts;
}
