/** A take: one shot with its frames counted, before it is drawn. */
import type { Action } from '../../../contracts/reading.ts';
import type { ArtifactRef } from '../../../contracts/artifact.ts';
import type { CameraMove, PinnedTake } from '../../../contracts/edits/shot-edits.ts';
import type { ShotPurpose, ShotSize } from '../../../contracts/shot.ts';
import type { Stage } from '../stage/stage.ts';
import type { Focus, HeardElement, Moment } from './moment.ts';
import type { Reason } from './reasons.ts';

/** A line as it lies in a shot; `from` may be negative, and `from + frames` may be beyond the shot. */
export interface HeardLine {
  readonly line: HeardElement;
  readonly from: number;
  readonly frames: number;
}

/** A deed as it lies in a shot. */
export interface PlayedDeed {
  readonly action: Action;
  readonly from: number;
  readonly to: number;
}

/** What is seen in the place of a drawing: a take of an earlier film, or somebody’s own picture or clip. */
export type OtherPicture =
  | {
      readonly by: 'take';
      readonly take: PinnedTake;
      /** The same shot as it would be drawn: where the kept one cannot be in step with what is said. */
      readonly otherwise: Take;
    }
  | { readonly by: 'upload'; readonly artifact: ArtifactRef };

/** What a director wants of a shot beside what the story makes of it. */
export interface Wished {
  /** Null where the camera moves as it is planned to. */
  readonly camera: CameraMove | null;
  readonly picture: OtherPicture | null;
  /** Heard in the place of its effects and its place. */
  readonly sound: ArtifactRef | null;
  readonly isLocked: boolean;
}

export const asPlanned: Wished = { camera: null, picture: null, sound: null, isLocked: false };

export interface Take extends Wished {
  readonly id: string;
  readonly moment: Moment;
  /** 0 for the first shot of its moment. */
  readonly part: number;
  /** How often it was asked for again. */
  readonly retakes: number;
  readonly purpose: ShotPurpose;
  readonly size: ShotSize;
  readonly focus: Focus;
  readonly because: readonly Reason[];
  readonly frames: number;
  /** The stage at its first frame. */
  readonly stage: Stage;
  readonly speech: readonly HeardLine[];
  readonly deeds: readonly PlayedDeed[];
}
