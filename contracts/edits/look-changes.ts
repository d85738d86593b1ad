/** Changes of a look one after another, as one. Pure. */
import type { LookChange } from './entity-edits.ts';

/** Whatever `later` says counts; of hair, costume and face each part by itself. */
export function joinedLooks(earlier: LookChange | null, later: LookChange | null): LookChange | null {
  if (earlier === null || later === null) return later ?? earlier;
  const both = { ...earlier, ...later };
  if (earlier.hair && later.hair) both.hair = { ...earlier.hair, ...later.hair };
  if (earlier.costume && later.costume) both.costume = { ...earlier.costume, ...later.costume };
  if (earlier.face && later.face) both.face = { ...earlier.face, ...later.face };
  return both;
}
