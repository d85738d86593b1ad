/** What all edits of one shot come to, in the order in which they were made. */
import type { ArtifactRef } from '../../../../contracts/artifact.ts';
import type { CameraMove, PinnedRef, PinnedTake } from '../../../../contracts/edits/shot-edits.ts';
import type { ShotSize } from '../../../../contracts/shot.ts';
import type { Edit } from '../../../../contracts/story.ts';
import type { Sources } from '../../sources.ts';

export interface Wish {
  readonly retakes: number;
  readonly size: ShotSize | null;
  readonly camera: CameraMove | null;
  readonly holdMs: number;
  /** Null where the shot is drawn. */
  readonly picture: { readonly take: PinnedRef } | { readonly artifact: ArtifactRef } | null;
  readonly sound: ArtifactRef | null;
  /** The take that a locked shot keeps; whatever is wished of it meanwhile changes nothing. */
  readonly lock: PinnedRef | null;
}

const nothing: Wish = {
  ...{ retakes: 0, size: null, camera: null, holdMs: 0 },
  ...{ picture: null, sound: null, lock: null },
};

/** The wish after an edit of its shot, while it is not locked. */
function wishAfter(wish: Wish, edit: Extract<Edit, { shotId: string | null }>): Wish {
  switch (edit.type) {
    case 'retakeShot':
      return { ...wish, retakes: wish.retakes + 1, size: null, picture: null };
    case 'setShot': {
      const { size = wish.size, camera = wish.camera, holdMs = wish.holdMs } = edit;
      const isReframed = size !== wish.size || camera !== wish.camera;
      const isTake = wish.picture !== null && 'take' in wish.picture;
      return { ...wish, size, camera, holdMs, picture: isReframed || isTake ? null : wish.picture };
    }
    case 'chooseTake':
      return { ...wish, picture: edit.take === null ? null : { take: edit.take } };
    case 'useUpload':
      return edit.as === 'sound'
        ? { ...wish, sound: edit.artifact }
        : { ...wish, picture: { artifact: edit.artifact } };
    case 'dropUpload':
      return edit.as === 'sound' ? { ...wish, sound: null } : { ...wish, picture: null };
    case 'lockShot':
      return { ...wish, lock: edit.locked ? edit.take : null };
    case 'moveShot':
    case 'insertShot':
    case 'removeShot':
      return wish;
  }
}

/** What is wished of a shot; later edits win, and none counts while it is locked. */
export function wishOf({ edits }: Pick<Sources, 'edits'>, shotId: string): Wish {
  return edits.reduce((wish: Wish, edit) => {
    if (!('shotId' in edit) || edit.shotId !== shotId) return wish;
    return wish.lock !== null && edit.type !== 'lockShot' ? wish : wishAfter(wish, edit);
  }, nothing);
}

/** The take that a locked or chosen shot keeps, if it can be read. */
export const keptBy = ({ lock, picture }: Wish, { takes }: Sources): PinnedTake | undefined =>
  takes.get((lock ?? (picture !== null && 'take' in picture ? picture.take : null))?.document ?? '');
