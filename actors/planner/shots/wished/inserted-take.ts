/** A shot that the story has not: of somebody who listens, or of the place, while things stand as they do there. */
import type { ShotSize } from '../../../../contracts/shot.ts';
import type { Edit } from '../../../../contracts/story.ts';
import { afterAll } from '../../stage/act.ts';
import { changed, placed, type Setting, type Stage } from '../../stage/stage.ts';
import type { Moment } from '../moment.ts';
import { asPlanned, type HeardLine, type Take } from '../take.ts';
import { framesOf, type Tempo } from '../tempo.ts';

export interface Inserting {
  readonly tempo: Tempo;
  readonly setting: (moment: Moment) => Setting;
}

interface Between {
  readonly before: Take;
  readonly next: Take | undefined;
}

type Insertion = Extract<Edit, { type: 'insertShot' }>;

/** How things stand at the end of a shot. */
function stageAt({ before, next }: Between, setting: Setting): Stage {
  if (next?.moment !== before.moment) return before.moment.after;
  return afterAll(
    before.stage,
    before.deeds.map(({ action }) => action),
    setting,
  );
}

/** The stage with whoever is to be seen on it. */
function stageWith(stage: Stage, of: string | null, setting: Setting): Stage {
  return of === null ? stage : changed(placed(stage, of, setting), of, { isOff: false });
}

/** What is still being said when a shot ends goes on being said. */
const goingOn = ({ speech, frames }: Take): readonly HeardLine[] =>
  speech
    .filter((heard) => heard.from < frames && heard.from + heard.frames > frames)
    .map((heard) => ({ ...heard, from: heard.from - frames }));

function sizeOf({ size, of }: Insertion, isSeen: boolean): ShotSize {
  if (isSeen && of !== null) return size ?? 'close';
  return size === 'full' ? 'full' : 'wide';
}

/** The shot that is put in; it never begins a scene, so nothing dissolves into it. */
export function insertedTake(edit: Insertion, between: Between, { tempo, setting }: Inserting): Take {
  const { before } = between;
  const own = setting(before.moment);
  const stage = stageWith(stageAt(between, own), edit.of, own);
  const isSeen = edit.of !== null && stage.people.has(edit.of);
  const moment: Moment = {
    ...before.moment,
    id: edit.shotId ?? '',
    purpose: isSeen ? 'reaction' : 'establish',
    size: sizeOf(edit, isSeen),
    because: ['inserted'],
    focus: isSeen && edit.of !== null ? { on: 'people', ids: [edit.of] } : { on: 'place' },
    ...{ elements: [], lines: [], deeds: [], before: stage, after: stage, answers: null, isTurn: false },
  };
  const { id, purpose, size, because, focus } = moment;
  return {
    ...asPlanned,
    ...{ id, moment, part: 1, retakes: 0, purpose, size, because, focus, stage },
    frames: framesOf(edit.ms / 1000, tempo),
    speech: goingOn(before),
    deeds: [],
  };
}
