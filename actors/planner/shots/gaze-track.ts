/** Where one actor looks in one shot, in frames from its first. */
import type { ActorDrawing, Gaze, Pose } from '../../../contracts/drawing.ts';
import { heightOf } from '../stage/bodies.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { heard, idOf, mine, ordered, spoken, type Part } from './part.ts';
import { isSpoken } from './speech-framing.ts';
import type { PlayedDeed } from './take.ts';

type GazeKey = ActorDrawing['gazes'][number];

const downward: readonly Pose[] = [
  'work',
  'sew',
  'read',
  'write',
  'sweep',
  'dig',
  'put',
  'touch',
  'eat',
  'lookDown',
  'take',
  'kneel',
];
const upward: readonly Pose[] = ['lookUp', 'raiseHigh', 'lift', 'climb'];

/** A gaze at somebody: meets them where they are drawn, else goes up or down to where their eyes would be. */
function gazeAt(part: Part, id: string | null): Gaze {
  const other = id === null ? undefined : part.take.stage.people.get(id);
  if (id !== null && part.drawn.has(id) && id !== idOf(part)) return { to: 'entity', id };
  if (other === undefined) return { to: 'ahead' };
  const difference = heightOf(other.character.look) - heightOf(part.person.character.look);
  return { to: difference > 0.9 ? 'up' : difference < -0.9 ? 'down' : 'ahead' };
}

function deedGaze(part: Part, { action }: PlayedDeed): Gaze {
  const pose = bodyDeeds[action.verb]?.pose ?? 'stand';
  if (upward.includes(pose)) return { to: 'up' };
  if (downward.includes(pose) || action.verb === 'wipe') return { to: 'down' };
  if (action.target !== null && part.setting.characters.has(action.target))
    return gazeAt(part, action.target);
  return { to: action.verb === 'look' || action.verb === 'lookBack' ? 'away' : 'ahead' };
}

/** Whom the actor looks at by default: whoever else is in the shot, the nearest first. */
function companion({ person, drawn, take }: Part): string | null {
  const others = [...(drawn.size > 1 ? drawn : take.stage.people).values()].filter(
    ({ character }) => character.id !== person.character.id,
  );
  return (
    others.toSorted((a, b) => Math.abs(a.x - person.x) - Math.abs(b.x - person.x))[0]?.character.id ?? null
  );
}

/** Gazes of the actor. */
export function gazesOf(part: Part): GazeKey[] {
  const start: GazeKey = { frame: 0, gaze: gazeAt(part, companion(part)) };
  const said = spoken(part).map(({ line, from }) => ({
    frame: from,
    gaze:
      line.kind === 'thought'
        ? ({ to: 'away' } as const)
        : gazeAt(part, (isSpoken(line) ? line.addressees[0] : null) ?? companion(part)),
  }));
  const listened = heard(part).map(({ line, from }) => ({
    frame: from + 4,
    gaze: gazeAt(part, line.speaker),
  }));
  const acted = mine(part).map((deed) => ({ frame: deed.from, gaze: deedGaze(part, deed) }));
  return ordered([start, ...listened, ...said, ...acted], part.take.frames);
}
