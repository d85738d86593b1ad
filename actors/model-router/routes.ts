/** Which provider does what, and for how much. The router decides and remembers why; it starts nothing. */
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { Budget, Provider, Recipe, Rung } from '../../contracts/route.ts';

/** Rungs from the plainest to the finest: the finest that can be paid is taken. */
const rungOrder: readonly Rung[] = ['synthetic', 'drawn', 'stills', 'video', 'model'];

export const recipeOf = ({ id, rung, model }: Provider): Recipe => ({
  rung,
  provider: id,
  model,
  workflow: 'plain',
});

/** Whether one job of a provider fits into what the budget has left. */
const isAffordable = (
  { priceMicros }: Provider,
  { limitMicros, reservedMicros, spentMicros }: Budget,
): boolean => priceMicros === 0 || priceMicros <= limitMicros - reservedMicros - spentMicros;

/** The finest affordable provider of a kind. Throws PROVIDER_MISSING, or BUDGET_EXCEEDED when only money is lacking. */
export function chooseProvider(kind: JobKind, providers: readonly Provider[], budget: Budget): Provider {
  const able = providers.filter(({ kinds }) => kinds.includes(kind));
  const affordable = able.filter((provider) => isAffordable(provider, budget));
  const finest = [...affordable].sort(
    (a, b) => rungOrder.indexOf(b.rung) - rungOrder.indexOf(a.rung) || (a.id < b.id ? -1 : 1),
  )[0];
  if (finest !== undefined) return finest;
  throw able.length === 0
    ? new Failure('PROVIDER_MISSING', `No provider can make a ${kind}; register one with AINERN_PROVIDERS.`)
    : new Failure('BUDGET_EXCEEDED', `Every provider of a ${kind} costs more than the budget has left.`);
}
