/** Ways over the stage within a shot: in from the edge of the frame, out over it, up to somebody. */
import type { ActorDrawing, CameraView, Facing } from '../../../contracts/drawing.ts';
import type { Aspect } from '../../../contracts/run.ts';
import { bodyDeeds, type Travel } from '../stage/deeds.ts';
import type { Person } from '../stage/stage.ts';
import { edgesOf } from './framing.ts';
import { facingTo, fetches, opposite } from './orientation.ts';
import type { PlayedDeed } from './take.ts';
import { stageAfter, type Part } from './part.ts';
import { reaches, rushEnd, rushes } from './rush.ts';

type Move = ActorDrawing['moves'][number];
type Turn = ActorDrawing['turns'][number];

export interface Way {
  /** Where the actor is at the shot's first frame. */
  readonly x: number;
  readonly facing: Facing;
  readonly moves: Move[];
  readonly turns: Turn[];
}

/** How far beyond the frame's edge somebody is out of sight, in heads. */
const OUT_OF_SIGHT = 0.8;

/** How far a walk within the frame goes, in heads. */
const STROLL = 2.6;

const gaitOf = ({ action }: Pick<PlayedDeed, 'action'>): Move['gait'] => {
  if (action.verb === 'give' || action.verb === 'take' || action.verb === 'lift') return 'walk';
  if (action.verb === 'run' || action.manner === 'fast' || travelOf({ action }) === 'none') return 'run';
  return bodyDeeds[action.verb]?.pose === 'ride' ? 'glide' : 'walk';
};

const travelOf = ({ action }: Pick<PlayedDeed, 'action'>): Travel => bodyDeeds[action.verb]?.travel ?? 'none';

/** How far out of the fog a boat comes while it is seen, in heads. */
const DRIFT = 4.5;

/** Whether somebody comes in a boat. */
const isAfloat = ({ isOff, seat }: Pick<Part['person'], 'isOff' | 'seat'>): boolean =>
  isOff && seat === 'boat';

interface Leg {
  readonly from: number;
  readonly to: number;
}

interface Bounds {
  readonly left: number;
  readonly right: number;
}

/** Start and end of a way, in heads. `wasThere` tells whether the actor was on the stage before the shot. */
function legOf(travel: Travel, settled: Person, { start, bounds, wasThere }: Situation): Leg {
  const edge =
    settled.x <= (bounds.left + bounds.right) / 2 ? bounds.left - OUT_OF_SIGHT : bounds.right + OUT_OF_SIGHT;
  switch (travel) {
    case 'none':
      return {
        from: Math.max(bounds.left - OUT_OF_SIGHT, Math.min(bounds.right + OUT_OF_SIGHT, start)),
        to: settled.x,
      };
    case 'in':
      return { from: edge, to: settled.x };
    case 'out':
      return { from: start, to: edge };
    case 'across':
      return wasThere
        ? { from: start - (settled.facing === 'right' ? STROLL : -STROLL), to: start }
        : { from: edge, to: settled.x };
    case 'toward':
      return { from: wasThere ? start : edge, to: settled.x };
  }
}

interface Situation {
  readonly start: number;
  readonly bounds: Bounds;
  readonly wasThere: boolean;
}

/** Whoever has fetched something turns back to the others with it. */
function turnsBack({ person, take }: Part): Turn[] {
  const last = take.deeds.findLast(({ action }) => action.actor === person.character.id);
  if (last === undefined || !fetches(person, take) || last.to >= take.frames) return [];
  return [{ frame: last.to, facing: opposite(person.facing) }];
}

/** The way of an actor through a shot. */
export function wayOf(part: Part, view: CameraView, aspect: Aspect): Way {
  const { person, take } = part;
  const id = person.character.id;
  const deed = take.deeds.find(
    (each) =>
      each.action.actor === id &&
      (travelOf(each) !== 'none' || rushes(part, each) || reaches(part, each) || isAfloat(person)),
  );
  if (deed === undefined) return { x: person.x, facing: person.facing, moves: [], turns: turnsBack(part) };
  const travel = travelOf(deed);
  const settled = stageAfter(part, take.deeds).people.get(id) ?? person;
  const wasThere = !person.isOff;
  const situation = { start: person.x, bounds: edgesOf(view, aspect), wasThere };
  const leg = isAfloat(person) ? { from: person.x + DRIFT, to: person.x } : legOf(travel, settled, situation);
  if (Math.abs(leg.to - leg.from) < 0.3) return { x: leg.to, facing: settled.facing, moves: [], turns: [] };
  const going = isAfloat(person) ? person.facing : facingTo(leg.from, leg.to);
  const end = travel === 'none' && !isAfloat(person) ? rushEnd(deed) : deed.to;
  const passed = Math.min(1, Math.max(0, -deed.from) / Math.max(1, end - deed.from));
  const move: Move = {
    fromFrame: Math.max(0, deed.from),
    toFrame: Math.min(end, take.frames),
    toX: leg.to,
    gait: isAfloat(person) ? 'glide' : gaitOf(deed),
  };
  const arrives =
    travel !== 'out' && settled.facing !== going && move.toFrame > 0 && move.toFrame < take.frames;
  const turns: Turn[] = arrives ? [{ frame: move.toFrame, facing: settled.facing }] : [];
  const x = leg.from + (leg.to - leg.from) * passed;
  return { x, facing: going, moves: move.toFrame > move.fromFrame ? [move] : [], turns };
}
