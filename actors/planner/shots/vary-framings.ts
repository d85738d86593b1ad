/** Keeps framings various: no cut to the same people in the same size, and no three framings of one kind in a row. */
import type { ShotSize } from '../../../contracts/shot.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { focusIds, type Moment } from './moment.ts';

/** Changes sizes where framings repeat. Lengths are not asked, so that a longer line never changes another shot. */
export function varied(moments: readonly Moment[]): readonly Moment[] {
  const result: Moment[] = [];
  for (const moment of moments) {
    const [last, before] = [result.at(-1), result.at(-2)];
    const repeats = last !== undefined && looksAlike(last, moment);
    const isThird = last !== undefined && before !== undefined && [last, before].every(isOfKindOf(moment));
    result.push(repeats || isThird ? otherSize(moment, last) : moment);
  }
  return result;
}

const looksAlike = (one: Moment, other: Moment): boolean =>
  one.scene.id === other.scene.id &&
  one.size === other.size &&
  one.focus.on === other.focus.on &&
  one.focus.on !== 'thing' &&
  focusIds(one.focus).join() === focusIds(other.focus).join();

/** Size, and whether one is seen, several, or nobody. */
const kindOf = ({ size, focus }: Moment): string => `${size} ${Math.min(2, focusIds(focus).length)}`;

const isOfKindOf =
  (moment: Moment) =>
  (other: Moment): boolean =>
    kindOf(other) === kindOf(moment);

const isHandOver = ({ because }: Moment): boolean => because.includes('handOver');

/** Comes closer, except for deeds of the whole body and several people, which stand back. */
function nextSize({ size, deeds, focus }: Moment): ShotSize {
  if (focus.on === 'place' || size === 'wide') return size === 'wide' ? 'full' : 'wide';
  if (size !== 'medium') return 'medium';
  const needsRoom = focusIds(focus).length > 1 || deeds.some(({ verb }) => bodyDeeds[verb]?.small === false);
  return needsRoom ? 'full' : 'close';
}

/** The moment in another size; what has to be seen in its size keeps it. */
function otherSize(moment: Moment, last: Moment | undefined): Moment {
  const isFixed = moment.focus.on === 'thing' || moment.focus.on === 'hands' || isHandOver(moment);
  const size = isFixed ? moment.size : nextSize(moment);
  if (size === moment.size || (last !== undefined && isFixed)) return moment;
  return { ...moment, size, because: [...moment.because, 'notTwice'] };
}
