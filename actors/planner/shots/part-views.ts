/** What a moment that is too long for one shot cuts to: the listener, closer, together again. */
import type { ShotSize } from '../../../contracts/shot.ts';
import { focusIds, type HeardElement, type Moment } from './moment.ts';
import type { Reason } from './reasons.ts';
import { isSpoken, listenerOf } from './speech-framing.ts';
import type { Take } from './take.ts';

export type PartView = Pick<Take, 'size' | 'focus' | 'purpose' | 'because'>;

const own = ({ size, focus, purpose, because }: Moment): PartView => ({ size, focus, purpose, because });

const single = (id: string, size: ShotSize, because: Reason): PartView => ({
  size,
  focus: { on: 'people', ids: [id] },
  purpose: 'dialogue',
  because: [because],
});

/** The view of the nth part while `line` sounds. */
export function partView(moment: Moment, part: number, line: HeardElement | null): PartView {
  if (part === 0) return own(moment);
  if (line !== null && isSpoken(line)) return spokenPart(moment, part, line);
  return narratedPart(moment, part);
}

function spokenPart(moment: Moment, part: number, line: HeardElement): PartView {
  if (!isSpoken(line)) return own(moment);
  const listener = listenerOf(line, moment.before, null);
  const first = moment.lines[0];
  const isOther = first !== undefined && first.speaker !== line.speaker;
  if (isOther && part === 1) return single(line.speaker, 'medium', 'answer');
  if (listener === null || line.kind === 'thought') return alone(line.speaker, moment.size, part);
  switch (part % 4) {
    case 1:
      return {
        ...single(listener, 'close', 'overListener'),
        purpose: 'reaction',
      };
    case 2:
      return single(line.speaker, moment.size === 'close' ? 'medium' : 'close', 'backToSpeaker');
    case 3:
      return { ...single(listener, 'medium', 'sinksIn'), purpose: 'reaction' };
    default:
      return {
        size: 'medium',
        focus: { on: 'people', ids: [line.speaker, listener] },
        purpose: 'dialogue',
        because: ['longTogether'],
      };
  }
}

const ladder: readonly ShotSize[] = ['medium', 'close', 'full'];

/** Somebody who speaks to nobody: sizes change, none twice in a row. */
function alone(id: string, size: ShotSize, part: number): PartView {
  const at = ladder.indexOf(size);
  return single(id, ladder[(Math.max(0, at) + part) % ladder.length] ?? 'medium', 'longAlone');
}

/** A long voice-over looks at its people, the place, and its people closer, in turns. */
function narratedPart(moment: Moment, part: number): PartView {
  if (moment.focus.on === 'thing') {
    const size = part % 2 === 1 ? 'insert' : 'wide';
    return { size, focus: moment.focus, purpose: 'narration', because: ['toldLong'] };
  }
  const ids = focusIds(moment.focus).length > 0 ? focusIds(moment.focus) : [...moment.after.people.keys()];
  const who = ids[(part - 1) % Math.max(1, ids.length)];
  const because: readonly Reason[] = ['toldLong'];
  if (who === undefined) {
    return { size: part % 2 === 0 ? 'wide' : 'full', focus: { on: 'place' }, purpose: 'narration', because };
  }
  const sizes: readonly ShotSize[] =
    moment.size === 'close' ? ['close', 'full', 'medium'] : ['medium', 'close', 'wide'];
  const size = sizes[part % sizes.length] ?? 'medium';
  return { size, focus: { on: 'people', ids: size === 'wide' ? ids : [who] }, purpose: 'narration', because };
}
