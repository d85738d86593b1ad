/** Another take of a shot: framed in another size where it can be, else with a camera that moves another way. */
import type { ShotSize } from '../../../contracts/shot.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { focusIds } from './moment.ts';
import type { Take } from './take.ts';

const movesBody = ({ deeds }: Take): boolean =>
  deeds.some(({ action }) => bodyDeeds[action.verb]?.small === false);

/** Sizes in which what people do and say in a shot can be seen, from the nearest. */
function sizesOfPeople(take: Take): readonly ShotSize[] {
  const near: readonly ShotSize[] = movesBody(take) ? [] : ['medium'];
  const nearest: readonly ShotSize[] = movesBody(take) || focusIds(take.focus).length > 1 ? [] : ['close'];
  const far: readonly ShotSize[] = take.speech.length > 0 ? [] : ['wide'];
  return [...nearest, ...near, 'full', ...far];
}

/** Sizes a take can have, its own first, then in a ring from the next nearer one. */
function sizesOf(take: Take): readonly ShotSize[] {
  const { focus, size, because } = take;
  if (focus.on === 'thing' || focus.on === 'hands' || because.includes('handOver')) return [size];
  const able: readonly ShotSize[] = focus.on === 'place' ? ['full', 'wide'] : sizesOfPeople(take);
  const at = able.indexOf(size);
  if (at < 0) return [size, ...able];
  const nearer = able.slice(0, at).toReversed();
  return [size, ...nearer, ...able.slice(at + 1)];
}

/** The take as it is after it was asked for again so often. Lengths stay, so that no other shot changes. */
export function retaken(take: Take, times: number): Take {
  if (times === 0) return take;
  const sizes = sizesOf(take);
  const size = sizes[times % sizes.length] ?? take.size;
  return { ...take, size, retakes: times, because: [...take.because, 'retaken'] };
}
