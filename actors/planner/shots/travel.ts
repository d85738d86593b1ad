/** Ways over the stage within a shot: in from the edge of the frame, out over it, up to somebody. */
import type { ActorDrawing, CameraView, Facing } from '../../../contracts/drawing.ts';
import type { Aspect } from '../../../contracts/run.ts';
import { bodyDeeds, type Travel } from '../stage/deeds.ts';
import type { Person } from '../stage/stage.ts';
import { edgesOf } from './framing.ts';
import type { PlayedDeed } from './take.ts';
import { stageAfter, type Part } from './tracks.ts';

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
const OUT_OF_SIGHT = 1.1;

/** How far a walk within the frame goes, in heads. */
const STROLL = 2.6;

const facingTo = (from: number, to: number): Facing => (to >= from ? 'right' : 'left');

const gaitOf = ({ action }: PlayedDeed): Move['gait'] => {
  if (action.verb === 'run' || action.manner === 'fast') return 'run';
  return bodyDeeds[action.verb]?.pose === 'ride' ? 'glide' : 'walk';
};

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
  const edge = settled.x <= (bounds.left + bounds.right) / 2 ? bounds.left - OUT_OF_SIGHT : bounds.right + OUT_OF_SIGHT;
  switch (travel) {
    case 'none':
      return { from: start, to: start };
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

/** The way of an actor through a shot. */
export function wayOf(part: Part, view: CameraView, aspect: Aspect): Way {
  const { person, take } = part;
  const id = person.character.id;
  const deed = take.deeds.find(({ action }) => action.actor === id && (bodyDeeds[action.verb]?.travel ?? 'none') !== 'none');
  if (deed === undefined) return { x: person.x, facing: person.facing, moves: [], turns: [] };
  const travel = bodyDeeds[deed.action.verb]?.travel ?? 'none';
  const settled = stageAfter(part, take.deeds).people.get(id) ?? person;
  const wasThere = take.stage.people.has(id);
  const leg = legOf(travel, settled, { start: person.x, bounds: edgesOf(view, aspect), wasThere });
  if (Math.abs(leg.to - leg.from) < 0.3) return { x: leg.to, facing: settled.facing, moves: [], turns: [] };
  const going = facingTo(leg.from, leg.to);
  const move: Move = { fromFrame: deed.from, toFrame: Math.min(deed.to, take.frames), toX: leg.to, gait: gaitOf(deed) };
  const arrives = travel !== 'out' && settled.facing !== going && move.toFrame < take.frames;
  const turns: Turn[] = arrives ? [{ frame: move.toFrame, facing: settled.facing }] : [];
  return { x: leg.from, facing: going, moves: move.toFrame > move.fromFrame ? [move] : [], turns };
}
