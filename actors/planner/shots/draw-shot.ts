/** Writes a take as the drawing the picture engine is asked for: shot-local, nothing of it depends on where it lies in the film. */
import type { ActorDrawing, Overlay, PropDrawing, ShotDrawing, View } from '../../../contracts/drawing.ts';
import { pictureSize } from '../../../contracts/run.ts';
import { samplesPerFrame } from '../../../contracts/shared.ts';
import { seedOf } from '../../runtime/random.ts';
import { slotFor } from '../graph/artifact-slot.ts';
import type { Sources } from '../sources.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import type { Person, Setting, Thing } from '../stage/stage.ts';
import { composeFrame, type Frame } from './compose-frame.ts';
import type { Take } from './take.ts';
import { facesOf } from './face-track.ts';
import { gazesOf } from './gaze-track.ts';
import { beatsOf, holdsOf } from './hand-track.ts';
import type { Part } from './part.ts';
import { posesOf } from './pose-track.ts';
import { wayOf } from './travel.ts';

/** What a shot is drawn with besides its take. */
export interface DrawingBrief {
  readonly sources: Sources;
  readonly setting: Setting;
  readonly overlays: readonly Overlay[];
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/** A drawn take: the order's drawing, and the camera for the plan. */
export interface DrawnTake {
  readonly take: Take;
  readonly drawing: ShotDrawing;
}

/** Walks are seen from the side, shocks from the front, all else in three quarters. */
function viewOf({ person, take }: Part): View {
  const id = person.character.id;
  const deeds = take.deeds.filter(({ action }) => action.actor === id);
  const travels = deeds.some(({ action }) => (bodyDeeds[action.verb]?.travel ?? 'none') !== 'none');
  if (travels || deeds.some(({ action }) => action.verb === 'row')) return 'profile';
  const isShocked = take.size === 'close' && deeds.some(({ action }) => action.verb === 'startle');
  return isShocked ? 'front' : 'threeQuarter';
}

/** Lines that move this actor's mouth; thoughts and voice-overs move none. */
function speechOf({ person, take }: Part, spf: number): ActorDrawing['speech'] {
  return take.speech
    .filter(({ line }) => line.kind === 'dialogue' && line.speaker === person.character.id)
    .map(({ line, from }) => ({
      lineId: line.id,
      visemes: slotFor(`visemes:${line.id}`, 'visemes'),
      offset: from * spf,
    }));
}

/** How far a stool is lowered into somebody else's boat, in heads. */
const PASSENGER_LIFT = -0.4;

const tidy = (x: number): number => Math.round(x * 1000) / 1000;

function actorOf(part: Part, frame: Frame, { sources }: DrawingBrief): ActorDrawing {
  const { person } = part;
  const { aspect, fps } = sources.options;
  const way = wayOf(part, frame.from, aspect);
  const isPassenger = frame.passengers.has(person.character.id);
  return {
    entityId: person.character.id,
    rig: slotFor(`rig:${person.character.id}`, 'rig'),
    x: tidy(way.x),
    depth: tidy(person.depth),
    lift: isPassenger ? PASSENGER_LIFT : 0,
    facing: way.facing,
    view: viewOf(part),
    seat: isPassenger ? 'chair' : person.seat,
    poses: posesOf(part),
    moves: way.moves.map((move) => ({ ...move, toX: tidy(move.toX) })),
    turns: way.turns,
    expressions: facesOf(part),
    gazes: gazesOf(part),
    speech: speechOf(part, samplesPerFrame(fps)),
    beats: beatsOf(part),
    holds: holdsOf(part),
    wet: person.wet,
  };
}

const propOf = ({ prop, x, lift, depth, scale, motion }: Thing): PropDrawing => ({
  prop,
  x: tidy(x),
  lift: tidy(lift),
  depth,
  scale,
  motion,
});

/** Draws a take. */
export function drawShot(take: Take, brief: DrawingBrief): DrawnTake {
  const { sources, setting } = brief;
  const { options, pack, reading } = sources;
  const frame = composeFrame(take, setting, options.aspect);
  const part = (person: Person): Part => ({ person, take, setting, drawn: frame.people, fps: options.fps });
  const isStill = JSON.stringify(frame.from) === JSON.stringify(frame.to);
  const drawing: ShotDrawing = {
    style: options.style,
    world: pack.world,
    language: reading.language,
    ...pictureSize(options),
    fps: options.fps,
    frames: take.frames,
    seed: seedOf('shot', options.seed, take.id, ...(take.retakes > 0 ? [take.retakes] : [])),
    background: slotFor(`background:${take.moment.scene.id}`, 'background'),
    mood: take.moment.scene.mood,
    camera: {
      from: frame.from,
      to: frame.to,
      startFrame: 0,
      endFrame: isStill ? 0 : take.frames - 1,
      ease: take.focus.on === 'place' ? 'linear' : 'smooth',
    },
    actors: [...frame.people.values()].map((person) => actorOf(part(person), frame, brief)),
    props: frame.things.map(propOf),
    fadeIn: brief.fadeIn,
    fadeOut: brief.fadeOut,
    overlays: [...brief.overlays],
    draft: options.draft,
  };
  return { take, drawing };
}
