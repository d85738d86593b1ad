/** What is in a frame: which mouths speak in it, and who and what was put into it. */
import type { ActorDrawing, MouthBox } from '../../../../contracts/drawing.ts';
import type { Moment } from '../act/perform.ts';
import type { Size } from '../camera.ts';
import { around } from '../draw/sprites.ts';
import type { Figure } from './actors.ts';
import type { Area, Item } from './compositor.ts';
import type { Candidate } from './sightings.ts';
import type { Frame, Stage } from './stage.ts';

export type FrameMouth = Omit<MouthBox, 'frame'>;

interface Acting {
  readonly actor: ActorDrawing;
  readonly figure: Figure;
  readonly moment: Moment;
}

const actingIn = (stage: Stage, { frame, figures }: Frame): readonly Acting[] =>
  stage.players.flatMap(({ actor, rank, performance }): readonly Acting[] => {
    const figure = figures.get(rank);
    return figure === undefined ? [] : [{ actor, figure, moment: performance.at(frame) }];
  });

/** The mouths of a frame that has been put together. */
export const mouthsIn = (stage: Stage, at: Frame): readonly FrameMouth[] =>
  actingIn(stage, at).flatMap(({ actor, figure, moment }) => {
    const box = moment.speaks && !moment.hidesMouth ? clippedMouth(figure.mouth, stage.set.size) : null;
    return box === null ? [] : [{ speaker: actor.entityId, ...box }];
  });

/** Everybody and everything that was put into a frame, with what they do in it. */
export function candidatesIn(stage: Stage, at: Frame): readonly Candidate[] {
  const people = actingIn(stage, at).flatMap(({ actor, figure, moment }): readonly Candidate[] => {
    const { body, held } = figure;
    const person = { entityId: actor.entityId, act: moment.act, own: body, whole: boxAround(body) };
    if (moment.held === null || held === null) return [person];
    return [person, { entityId: moment.held.id, act: 'held', own: held.items, whole: held.area }];
  });
  const things = stage.drawing.props.flatMap(({ prop, motion }, rank): readonly Candidate[] => {
    const item = at.props.get(rank);
    return item === undefined ? [] : [{ entityId: prop.id, act: motion, own: [item], whole: item.area }];
  });
  return [...people, ...things];
}

const boxAround = (items: readonly Item[]): Area =>
  items.map(({ area }) => area).reduce(around, items[0]?.area ?? [0, 0, 0, 0]);

/** A mouth's box if nearly all of it is in the frame, in tenths of a pixel. */
function clippedMouth(
  box: Figure['mouth'],
  { width, height }: Size,
): Pick<MouthBox, 'x' | 'y' | 'w' | 'h'> | null {
  if (box === null) return null;
  const [l, t, r, b] = box;
  if (l < 0 || t < 0 || r > width || b > height) return null;
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { x: tenth(l), y: tenth(t), w: tenth(r - l), h: tenth(b - t) };
}
