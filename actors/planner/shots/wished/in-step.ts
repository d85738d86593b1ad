/**
 * Keeps shots in step with what is heard, after some were held, moved, put in or replaced. A line that runs over a cut is
 * one piece of sound: the shot it runs into takes it up where it then is. Nobody speaks into what another still says.
 */
import { rootOf } from '../../script/scene-runs.ts';
import type { Take } from '../take.ts';
import { framesOf } from '../tempo.ts';
import { shifted, type Stepping } from './shift.ts';

/** Silence between two lines, and around the change of a scene, in seconds. */
const BREATH = 0.1;
const REST = 0.5;

/** How far the film has come: shots so far, where it ends, where each line began, and until when somebody speaks. */
interface Walk {
  readonly takes: readonly Take[];
  readonly at: number;
  readonly begun: ReadonlyMap<string, number>;
  readonly spokenUntil: number;
}

const nothing: Walk = { takes: [], at: 0, begun: new Map(), spokenUntil: 0 };

const isKept = ({ picture }: Take): boolean => picture?.by === 'take';

function walkedOver(walk: Walk, take: Take): Walk {
  const begun = new Map(walk.begun);
  for (const { line, from } of take.speech) if (!begun.has(line.id)) begun.set(line.id, walk.at + from);
  const ends = take.speech.map(({ from, frames }) => walk.at + from + frames);
  return {
    takes: [...walk.takes, take],
    ...{ at: walk.at + take.frames, begun },
    spokenUntil: Math.max(walk.spokenUntil, ...ends),
  };
}

/** The film with its last shot so many frames longer. */
function held({ takes, at, ...rest }: Walk, frames: number): Walk {
  const last = takes.at(-1);
  if (last === undefined || frames === 0) return { takes, at, ...rest };
  const longer = { ...last, frames: last.frames + frames };
  return { ...rest, takes: [...takes.slice(0, -1), longer], at: at + frames };
}

/** By how many frames a shot comes later within what goes on over its cut than it was planned to. */
function lateness({ takes, at, begun }: Walk, take: Take): number {
  const line = take.speech.find((heard) => heard.from < 0 && begun.has(heard.line.id));
  if (line !== undefined) return line.from + at - (begun.get(line.line.id) ?? 0);
  const last = takes.at(-1);
  const deed = take.deeds.find(({ from }) => from < 0);
  if (deed === undefined || last?.moment !== take.moment) return 0;
  const before = last.deeds.find(({ action }) => action === deed.action);
  return before === undefined ? 0 : deed.from - (before.from - last.frames);
}

/** Frames that are missing before a shot whose voice is heard before it is seen, or after the last word of a scene. */
function missingBefore({ takes, at, spokenUntil, begun }: Walk, take: Take, { tempo }: Stepping): number {
  const own = take.speech.find((heard) => !begun.has(heard.line.id));
  const last = takes.at(-1);
  const isElsewhere = last !== undefined && rootOf(last.moment.scene.id) !== rootOf(take.moment.scene.id);
  const rest = isElsewhere && spokenUntil > 0 ? spokenUntil + framesOf(REST, tempo) - at : 0;
  if (own === undefined) return Math.max(0, rest);
  const free = spokenUntil === 0 ? 0 : spokenUntil + framesOf(BREATH, tempo);
  const early = isElsewhere ? framesOf(REST, tempo) : 0;
  return Math.max(0, rest, Math.max(free, early + (isElsewhere ? at : 0)) - (at + own.from));
}

function stepped(walk: Walk, take: Take, stepping: Stepping): Walk {
  const late = lateness(walk, take);
  if (late !== 0 && isKept(take)) return steppedKept(walk, take, { late, stepping });
  const there = shifted(take, -late, stepping);
  const missing = late === 0 ? missingBefore(walk, there, stepping) : 0;
  return missing === 0 ? walkedOver(walk, there) : rested(walk, there, { missing, stepping });
}

interface Missing {
  readonly missing: number;
  readonly stepping: Stepping;
}

/** Goes on after a rest: the shot before is held, or the next one begins with it. */
function rested(walk: Walk, take: Take, { missing, stepping }: Missing): Walk {
  const last = walk.takes.at(-1);
  const isSilent = take.speech.every(({ line }) => walk.begun.has(line.id));
  const canHold = last !== undefined && !isKept(last);
  if (canHold && (isSilent || isKept(take))) return walkedOver(held(walk, missing), take);
  if (take.picture?.by === 'take') return stepped(walk, take.picture.otherwise, stepping);
  return walkedOver(walk, shifted(take, missing, stepping));
}

interface Late {
  readonly late: number;
  readonly stepping: Stepping;
}

/** A kept take cannot change: the cut before it moves, or, where that one is kept as well, it is drawn after all. */
function steppedKept(walk: Walk, take: Take, { late, stepping }: Late): Walk {
  const last = walk.takes.at(-1);
  const left = (last?.frames ?? 0) - late;
  if (last !== undefined && !isKept(last) && left >= framesOf(REST, stepping.tempo))
    return walkedOver(held(walk, -late), take);
  const drawn = take.picture?.by === 'take' ? take.picture.otherwise : take;
  return stepped(walk, drawn, stepping);
}

/** The same shots, in step; what is in step already stays as it is. */
export const inStep = (takes: readonly Take[], stepping: Stepping): readonly Take[] =>
  takes.reduce((walk: Walk, take) => stepped(walk, take, stepping), nothing).takes;
