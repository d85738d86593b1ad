/** A take: one shot with its frames counted, before it is drawn. */
import type { Action } from '../../../contracts/reading.ts';
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

export interface Take {
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
