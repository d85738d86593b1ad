/** A moment: what one framing is about, decided from the story alone, before anybody knows how long it lasts. */
import type { Action } from '../../../contracts/reading.ts';
import type { ScriptElement, ScriptScene } from '../../../contracts/script.ts';
import type { ShotPurpose, ShotSize } from '../../../contracts/shot.ts';
import type { Stage, Thing } from '../stage/stage.ts';
import type { Reason } from './reasons.ts';

/** An element that is heard: dialogue, thought or voice-over. */
export type HeardElement = Exclude<ScriptElement, { kind: 'action' }>;

export const isHeardElement = (element: ScriptElement): element is HeardElement => element.kind !== 'action';

/** What the camera is turned to. */
export type Focus =
  | { readonly on: 'place' }
  | { readonly on: 'people'; readonly ids: readonly string[] }
  | { readonly on: 'hands'; readonly id: string }
  /** `under` is what it stands on, if not the ground. */
  | { readonly on: 'thing'; readonly thing: Thing; readonly under: Thing | null };

export interface Moment {
  /** Shot id of its first shot: made of the element it shows, never of a number of order. */
  readonly id: string;
  readonly scene: ScriptScene;
  readonly purpose: ShotPurpose;
  readonly size: ShotSize;
  readonly because: readonly Reason[];
  readonly focus: Focus;
  readonly elements: readonly ScriptElement[];
  /** Lines heard in it, in order. */
  readonly lines: readonly HeardElement[];
  /** Deeds seen before its first line, or during it where a voice-over tells of them. */
  readonly deeds: readonly Action[];
  readonly before: Stage;
  readonly after: Stage;
  /** The line that was just heard, where the moment shows what it does to somebody. */
  readonly answers: HeardElement | null;
  /** Whether the scene turns here: silence goes before it. */
  readonly isTurn: boolean;
}

export const focusIds = (focus: Focus): readonly string[] => {
  switch (focus.on) {
    case 'people':
      return focus.ids;
    case 'hands':
      return [focus.id];
    case 'place':
    case 'thing':
      return [];
  }
};
