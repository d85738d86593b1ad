/** A scene while it is being directed: the stage, the exchange, the moments so far. */
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { Blocking } from '../stage/blocking.ts';
import { isPassing } from '../stage/things.ts';
import { lowered, settledFeelings, type Person, type Setting, type Stage } from '../stage/stage.ts';
import type { HeardElement, Moment } from './moment.ts';
import { isSpoken, type Exchange } from './speech-framing.ts';

/** What a scene is directed from. */
export interface SceneBrief {
  readonly scene: ScriptScene;
  readonly setting: Setting;
  readonly blocking: Blocking;
  /** The story, for the length of its own words. */
  readonly text: string;
  /** Whether the film comes back to a place it has just left. */
  readonly isReturn: boolean;
  /** The element at which the whole story turns. */
  readonly turn: string | null;
}

export interface Progress {
  readonly stage: Stage;
  readonly exchange: Exchange;
  readonly moments: readonly Moment[];
  /** Deeds that wait to be acted on the way into the actor's next line, with the element that tells them. */
  readonly leading: { readonly element: ScriptElement; readonly actions: readonly Action[] } | null;
}

export const begun = (stage: Stage): Progress => ({
  stage,
  exchange: { index: 0, lastSpeaker: null, moments: [] },
  moments: [],
  leading: null,
});

/** Whether the next moment is the first in a place that the film has not just left. */
export const isOpening = ({ isReturn }: SceneBrief, { moments }: Progress): boolean =>
  moments.length === 0 && !isReturn;

/** What differs from moment to moment; the rest follows from the scene. */
export interface Sketch extends Pick<Moment, 'id' | 'purpose' | 'size' | 'because' | 'focus' | 'before'> {
  readonly elements?: readonly ScriptElement[];
  readonly lines?: readonly HeardElement[];
  readonly deeds?: readonly Action[];
  readonly after?: Stage;
  readonly answers?: HeardElement;
}

export function momentOf({ scene, turn }: SceneBrief, sketch: Sketch): Moment {
  const elements = sketch.elements ?? [];
  const after = sketch.after ?? sketch.before;
  return {
    lines: [],
    deeds: [],
    answers: null,
    ...sketch,
    after,
    scene,
    elements,
    isTurn: elements.some(({ id }) => id === turn),
  };
}

/** Hands let go of passing things that a moment does not speak of. */
function doneWith(stage: Stage, { deeds, lines }: Moment): Stage {
  const spokenOf = new Set([...deeds, ...lines.flatMap(({ actions }) => actions)].map(({ prop }) => prop));
  const people = [...stage.people].map(([id, person]): readonly [string, Person] => {
    const { holding } = person;
    const isDone = holding !== null && isPassing(holding.kind) && !spokenOf.has(holding.id);
    return [id, isDone ? { ...person, holding: null } : person];
  });
  return { ...stage, people: new Map(people) };
}

/** The scene with one more moment; silent ones end an exchange. */
export function withMoment(progress: Progress, moment: Moment): Progress {
  const { exchange } = progress;
  const spoken = moment.lines.filter(isSpoken);
  const moments = [...progress.moments, moment];
  return {
    stage: settledFeelings(
      moment.before,
      doneWith(spoken.length > 0 ? lowered(moment.after) : moment.after, moment),
    ),
    moments,
    leading: null,
    exchange: {
      index: spoken.length > 0 ? exchange.index + 1 : moment.purpose === 'reaction' ? exchange.index : 0,
      lastSpeaker: spoken.at(-1)?.speaker ?? exchange.lastSpeaker,
      moments,
    },
  };
}
