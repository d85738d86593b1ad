/** The shots of a film as a director wants them; without such a wish they are what they were. */
import { isShotEdit } from '../../../runtime/shot-edits.ts';
import type { Take } from '../take.ts';
import { inStep } from './in-step.ts';
import { inOrder } from './order.ts';
import type { Stepping } from './shift.ts';
import { wishedTake, type Wishing } from './wished-take.ts';

export function wishedTakes(takes: readonly Take[], wishing: Wishing & Stepping): readonly Take[] {
  const { edits } = wishing.sources;
  if (!edits.some(isShotEdit)) return takes;
  const ordered = inOrder(takes, edits, wishing);
  return inStep(
    ordered.map((take) => wishedTake(take, wishing)),
    wishing,
  );
}
