/** Lays lines and deeds of one moment out on its own clock, in frames: between its joints, around measured speech. */
import type { Action } from '../../../contracts/reading.ts';
import { samplesPerFrame } from '../../../contracts/shared.ts';
import type { Setting } from '../stage/stage.ts';
import { SHORTEST_CUE } from '../subtitles/cues.ts';
import { deedSeconds } from './deed-groups.ts';
import type { HeardElement, Moment } from './moment.ts';
import { isSpoken } from './speech-framing.ts';
import type { HeardLine, PlayedDeed } from './take.ts';
import {
  framesOf,
  jointOf,
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
export interface Laid {
  readonly frames: number;
  readonly speech: readonly HeardLine[];
  readonly deeds: readonly PlayedDeed[];
}

const lineFrames = (line: HeardElement, { measured, tempo }: Fitting): number =>
  Math.max(1, Math.ceil((measured.get(line.id) ?? 0) / samplesPerFrame(tempo.fps)));

/** Seconds until a deed has been read, however little room there is. */
const READ = 1;

/** Deeds one after the other from a frame on, stretched over at least `room` frames; what several do together is one. */
function deedsFrom(
  actions: readonly Action[],
  from: number,
  { room, most, moment, fitting }: DeedRoom,
): readonly PlayedDeed[] {
  const cast = new Set([...moment.before.people.keys(), ...moment.after.people.keys()]);
  const lengths = actions.map((action) => silentFrames(deedSeconds(action, cast), fitting.tempo));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const stretch = total > 0 ? Math.min(Math.max(1, room / total), (most ?? Infinity) / total) : 1;
  const played: PlayedDeed[] = [];
  actions.forEach((action, index) => {
    const last = played.at(-1);
    const isSame =
      last !== undefined && last.action.verb === action.verb && last.action.actor !== action.actor;
    const begin = last === undefined ? from : isSame ? last.from : last.to;
    const least = framesOf(READ, fitting.tempo);
    played.push({
      action,
      from: begin,
      to: begin + Math.max(least, Math.round((lengths[index] ?? 0) * stretch)),
    });
  });
  return played;
}

interface DeedRoom {
  /** Frames that the deeds fill at least, and at most. */
  readonly room: number;
  readonly most?: number;
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

/** Whether a moment begins with somebody who is still out of the frame: they come in at once. */
const comesIn = ({ before, deeds }: Moment): boolean =>
  before.people.get(deeds[0]?.actor ?? '')?.isOff === true;

/** Frames of a joint, signed. */
const jointFrames = (seconds: number, tempo: Tempo): number =>
  seconds < 0 ? -framesOf(-seconds, tempo) : framesOf(seconds, tempo);

const endOf = (parts: readonly { readonly to: number }[], otherwise: number): number =>
  parts.reduce((end, { to }) => Math.max(end, to), otherwise);

/** Lays a moment out between its joints. */
export function laid(moment: Moment, neighbours: Neighbours, fitting: Fitting): Laid {
  const { tempo } = fitting;
  const tail = jointFrames(jointOf(moment, neighbours.next).tail, tempo);
  if (moment.lines.length === 0) {
    const frames = silentFrames(silentSeconds(moment, neighbours.previous === null), tempo);
    const deeds = deedsFrom(moment.deeds, comesIn(moment) ? 0 : Math.min(6, Math.round(frames * 0.1)), {
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

export interface Neighbours {
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

/** Longest that small deeds keep an actor from speaking, in seconds. */
const LEAD_IN = 1.7;

/** Deeds first, then the lines; what a speech tag tells is done as its line begins. */
function laidSpeech(moment: Moment, { lead, tail }: Ends, fitting: Fitting): Laid {
  const most = framesOf(LEAD_IN, fitting.tempo);
  const before = deedsFrom(moment.deeds, 2, { room: 0, most, moment, fitting });
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
