/** Gives moments their frames: around measured speech, exact to the frame, each shot counted from its own first one. */
import type { Action } from '../../../contracts/reading.ts';
import { samplesPerFrame } from '../../../contracts/shared.ts';
import { shareBefore } from '../pace.ts';
import { afterAll } from '../stage/act.ts';
import type { Setting } from '../stage/stage.ts';
import { deedSeconds } from './deed-groups.ts';
import { isSpoken, listenerOf } from './speech-framing.ts';
import { focusIds, type HeardElement, type Moment } from './moment.ts';
import { SHORTEST_CUE } from '../subtitles/cues.ts';
import { partView } from './part-views.ts';
import type { HeardLine, PlayedDeed, Take } from './take.ts';
import {
  framesOf,
  IDEAL,
  jointOf,
  LONGEST,
  pauseWithin,
  SHORTEST,
  silentFrames,
  silentSeconds,
  type Tempo,
} from './tempo.ts';

/** Measured samples by line. */
export type Measured = ReadonlyMap<string, number>;

export interface Fitting {
  readonly tempo: Tempo;
  readonly measured: Measured;
  readonly setting: (moment: Moment) => Setting;
}

/** Everything of a moment on its own clock. */
interface Laid {
  readonly frames: number;
  readonly speech: readonly HeardLine[];
  readonly deeds: readonly PlayedDeed[];
}

const lineFrames = (line: HeardElement, { measured, tempo }: Fitting): number =>
  Math.max(1, Math.ceil((measured.get(line.id) ?? 0) / samplesPerFrame(tempo.fps)));

/** Deeds one after the other from a frame on, stretched over at least `room` frames. */
function deedsFrom(
  actions: readonly Action[],
  from: number,
  { room, moment, fitting }: DeedRoom,
): readonly PlayedDeed[] {
  const cast = new Set([...moment.before.people.keys(), ...moment.after.people.keys()]);
  const lengths = actions.map((action) => silentFrames(deedSeconds(action, cast), fitting.tempo));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const stretch = total > 0 ? Math.max(1, room / total) : 1;
  let at = from;
  return actions.map((action, index) => {
    const begin = at;
    at += Math.round((lengths[index] ?? 0) * stretch);
    return { action, from: begin, to: at };
  });
}

interface DeedRoom {
  readonly room: number;
  readonly moment: Moment;
  readonly fitting: Fitting;
}

const endOfLine = ({ from, frames }: HeardLine): number => from + frames;

/** Frames that a subtitle needs before the next may stand. */
const readable = ({ fps }: Tempo): number => Math.ceil(SHORTEST_CUE * fps);

/** Lines one after the other from a frame on, each late enough that the words before it can be read. */
function linesFrom(lines: readonly HeardElement[], from: number, fitting: Fitting): readonly HeardLine[] {
  const { tempo } = fitting;
  const heard: HeardLine[] = [];
  for (const line of lines) {
    const last = heard.at(-1);
    const begin =
      last === undefined
        ? from
        : Math.max(
            last.from + readable(tempo),
            endOfLine(last) + framesOf(pauseWithin(last.line, line), tempo),
          );
    heard.push({ line, from: begin, frames: lineFrames(line, fitting) });
  }
  return heard;
}

/** Frames of a joint, signed. */
const jointFrames = (seconds: number, tempo: Tempo): number =>
  seconds < 0 ? -framesOf(-seconds, tempo) : framesOf(seconds, tempo);

const endOf = (parts: readonly { readonly to: number }[], otherwise: number): number =>
  parts.reduce((end, { to }) => Math.max(end, to), otherwise);

/** Lays a moment out between its joints. */
function laid(moment: Moment, neighbours: Neighbours, fitting: Fitting): Laid {
  const { tempo } = fitting;
  const tail = jointFrames(jointOf(moment, neighbours.next).tail, tempo);
  if (moment.lines.length === 0) {
    const frames = silentFrames(silentSeconds(moment, neighbours.previous === null), tempo);
    const deeds = deedsFrom(moment.deeds, Math.min(6, Math.round(frames * 0.1)), {
      room: 0,
      moment,
      fitting,
    });
    return {
      frames: Math.max(frames, endOf(deeds, 0) + 6) + Math.max(0, tail - framesOf(0.2, tempo)),
      speech: [],
      deeds,
    };
  }
  const lead =
    neighbours.previous === null ? 6 : jointFrames(jointOf(neighbours.previous, moment).lead, tempo);
  return moment.lines.every(isSpoken)
    ? laidSpeech(moment, { lead, tail }, fitting)
    : laidNarration(moment, { lead, tail }, fitting);
}

interface Neighbours {
  readonly previous: Moment | null;
  readonly next: Moment | null;
}

interface Ends {
  readonly lead: number;
  readonly tail: number;
}

/** A line that begins before its picture still has most of itself in it. */
function begunBy({ lines }: Moment, lead: number, fitting: Fitting): number {
  const [first] = lines;
  return first === undefined ? lead : Math.max(lead, -Math.floor(lineFrames(first, fitting) / 3));
}

/** Deeds first, then the lines; what a speech tag tells is done as its line begins. */
function laidSpeech(moment: Moment, { lead, tail }: Ends, fitting: Fitting): Laid {
  const before = deedsFrom(moment.deeds, 2, { room: 0, moment, fitting });
  const speech = linesFrom(
    moment.lines,
    before.length > 0 ? endOf(before, 0) : begunBy(moment, lead, fitting),
    fitting,
  );
  const during = speech.flatMap(({ line, from, frames }) =>
    deedsFrom(line.actions, Math.max(0, from), {
      room: Math.min(frames, framesOf(0.9, fitting.tempo)),
      moment,
      fitting,
    }),
  );
  const last = speech.at(-1);
  const spokenEnd = (last?.from ?? 0) + (last?.frames ?? 0) + tail;
  const frames = Math.max(spokenEnd, endOf(during, 0) + 3, framesOf(SHORTEST, fitting.tempo));
  return { frames, speech, deeds: [...before, ...during] };
}

/** A voice-over runs over its deeds; whichever is longer decides. */
function laidNarration(moment: Moment, { lead, tail }: Ends, fitting: Fitting): Laid {
  const speech = linesFrom(moment.lines, Math.max(4, lead), fitting);
  const last = speech.at(-1);
  const spokenEnd = (last?.from ?? 0) + (last?.frames ?? 0);
  const deeds = deedsFrom(moment.deeds, 4, { room: spokenEnd - 6, moment, fitting });
  const frames = Math.max(spokenEnd + tail, endOf(deeds, 0) + 4, framesOf(1.5, fitting.tempo));
  return { frames, speech, deeds };
}

/** Frames at which a cut would be heard as natural: between lines, and at the ends of phrases. */
function restsOf(speech: readonly HeardLine[]): readonly number[] {
  return speech.flatMap(({ line, from, frames }, index) => {
    const phrases = [...line.text.matchAll(/[，。！？；：、,.!?;:…—]+/g)].map(
      (match) => match.index + match[0].length,
    );
    const inside = phrases
      .filter((at) => at < line.text.length)
      .map((at) => from + Math.round(shareBefore(line.text, at) * frames));
    return index === 0 ? inside : [Math.max(0, from - 3), ...inside];
  });
}

/** Longest that one face is held while somebody else listens unseen, in seconds. */
const WITH_LISTENER = 4.4;

const hasListener = ({ lines, before, focus }: Moment): boolean => {
  const [line] = lines;
  return line?.kind === 'dialogue' && focusIds(focus).length === 1 && listenerOf(line, before, null) !== null;
};

/** Where a long moment is cut: near equal parts, at rests where there are any. */
function cutsOf({ frames, speech }: Laid, moment: Moment, tempo: Tempo): readonly number[] {
  const longest = framesOf(hasListener(moment) ? WITH_LISTENER : LONGEST, tempo);
  if (frames <= longest) return [];
  const parts = Math.ceil(frames / framesOf(IDEAL + 0.6, tempo));
  const shortest = framesOf(SHORTEST, tempo);
  const rests = restsOf(speech);
  const cuts: number[] = [];
  for (let part = 1; part < parts; part += 1) {
    const ideal = Math.round((part * frames) / parts);
    const from = (cuts.at(-1) ?? 0) + shortest;
    const near = rests
      .filter(
        (rest) => Math.abs(rest - ideal) <= framesOf(1.1, tempo) && rest >= from && rest <= frames - shortest,
      )
      .toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0];
    const cut = near ?? ideal;
    if (cut >= from && cut <= frames - shortest) cuts.push(cut);
  }
  return cuts;
}

/** Letters of further shots; `r` is a reaction's. */
const letters = 'bcdefghijklmnopq';

/** Ids of further shots of a moment carry a letter, and a number once the letters are used up. */
const partId = (id: string, part: number): string => {
  if (part === 0) return id;
  return `${id}-${letters[part - 1] ?? `z${part}`}`;
};

function takesOf(moment: Moment, neighbours: Neighbours, fitting: Fitting): readonly Take[] {
  const whole = laid(moment, neighbours, fitting);
  const cuts = [0, ...cutsOf(whole, moment, fitting.tempo), whole.frames];
  const setting = fitting.setting(moment);
  return cuts.slice(1).map((end, part) => {
    const begin = cuts[part] ?? 0;
    const speech = whole.speech
      .filter(({ from, frames }) => from < end && from + frames > begin)
      .map((heard) => ({ ...heard, from: heard.from - begin }));
    const done = whole.deeds.filter(({ to }) => to <= begin).map(({ action }) => action);
    return {
      id: partId(moment.id, part),
      moment,
      part,
      ...partView(moment, part, longestOf(speech, end - begin)?.line ?? null),
      frames: end - begin,
      stage: afterAll(moment.before, done, setting),
      speech,
      deeds: whole.deeds
        .filter(({ from, to }) => from < end && to > begin)
        .map(({ action, from, to }) => ({ action, from: from - begin, to: to - begin })),
    };
  });
}

/** The line that is heard longest within a shot. */
const longestOf = (speech: readonly HeardLine[], frames: number): HeardLine | undefined =>
  speech.toSorted((a, b) => heardFrames(b, frames) - heardFrames(a, frames))[0];

const heardFrames = ({ from, frames }: HeardLine, end: number): number =>
  Math.min(end, from + frames) - Math.max(0, from);

/** Fits all moments of a film. */
export const fitTakes = (moments: readonly Moment[], fitting: Fitting): readonly Take[] =>
  moments.flatMap((moment, at) =>
    takesOf(moment, { previous: moments[at - 1] ?? null, next: moments[at + 1] ?? null }, fitting),
  );
