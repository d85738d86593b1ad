/** Divides moments into shots: one where it is short, more where a line is long, cut at rests, each counted from its own first frame. */
import { shareBefore } from '../pace.ts';
import { afterAll } from '../stage/act.ts';
import { laid, type Fitting, type Laid, type Neighbours } from './lay-moment.ts';
import { focusIds, type Moment } from './moment.ts';
import { partView } from './part-views.ts';
import { listenerOf } from './speech-framing.ts';
import { asPlanned, type HeardLine, type Take } from './take.ts';
import { framesOf, IDEAL, LONGEST, SHORTEST, type Tempo } from './tempo.ts';

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

/** A cut that comes as a line begins waits until its speaker has been seen to say some of it. */
function heardFrom(cut: number, speech: readonly HeardLine[], shortest: number): number {
  const begun = speech.find(({ from }) => from > 0 && Math.abs(from - cut) < shortest / 2);
  return begun === undefined ? cut : begun.from + Math.round(Math.max(begun.frames * 0.4, shortest / 2));
}

/** Where a long moment is cut: near equal parts, at rests where there are any. */
function cutsOf({ frames, speech, deeds }: Laid, moment: Moment, tempo: Tempo): readonly number[] {
  const longest = framesOf(hasListener(moment) ? WITH_LISTENER : LONGEST, tempo);
  if (frames <= longest) return [];
  const given = deeds.filter(({ action, to }) => action.verb === 'give' && to < longest).map(({ to }) => to);
  const handedOver = Math.max(0, ...given);
  const parts = Math.ceil(frames / framesOf(IDEAL + 0.6, tempo));
  const shortest = framesOf(SHORTEST, tempo);
  const rests = restsOf(speech);
  const cuts: number[] = [];
  for (let part = 1; part < parts; part += 1) {
    const ideal = Math.round((part * frames) / parts);
    const from = Math.max((cuts.at(-1) ?? 0) + shortest, handedOver);
    const near = rests
      .filter(
        (rest) => Math.abs(rest - ideal) <= framesOf(1.1, tempo) && rest >= from && rest <= frames - shortest,
      )
      .toSorted((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))[0];
    const soon = near ?? ideal;
    const late = heardFrom(soon, speech, shortest);
    const isShort = late - (cuts.at(-1) ?? 0) <= framesOf(LONGEST, tempo) && late <= frames - shortest;
    const cut = Math.max(isShort ? late : soon, handedOver);
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
      ...asPlanned,
      id: partId(moment.id, part),
      moment,
      part,
      retakes: 0,
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
