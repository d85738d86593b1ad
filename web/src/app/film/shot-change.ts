import type { CameraMove } from '../../../../contracts/edits/shot-edits.ts';
import type { ShotSize } from '../../../../contracts/shot.ts';
import type { Edit } from '../../../../contracts/story.ts';

export interface ShotChange {
  readonly size?: ShotSize | null;
  readonly camera?: CameraMove | null;
}

/** How a shot is to be framed and filmed, as far as that was changed. */
export function shotChange(edits: readonly Edit[], shotId: string): ShotChange {
  let change: ShotChange = {};
  for (const edit of edits)
    if (edit.type === 'setShot' && edit.shotId === shotId)
      change = {
        ...change,
        ...(edit.size !== undefined && { size: edit.size }),
        ...(edit.camera !== undefined && { camera: edit.camera }),
      };
  return change;
}
