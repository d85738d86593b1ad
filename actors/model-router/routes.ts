/** Which provider does what, and for how much. The router decides and remembers why; it starts nothing. */
import type { ResultOf } from '../../contracts/action.ts';
import { Failure } from '../../contracts/error.ts';
import type { JobKind } from '../../contracts/job-kinds.ts';
import type { modelRouter } from '../../contracts/modules/model-router.ts';
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

const finestFirst = (providers: readonly Provider[]): Provider[] =>
  [...providers].sort(
    (a, b) => rungOrder.indexOf(b.rung) - rungOrder.indexOf(a.rung) || (a.id < b.id ? -1 : 1),
  );

/** The finest affordable provider of a kind. Throws PROVIDER_MISSING, or BUDGET_EXCEEDED when only money is lacking. */
export function chooseProvider(kind: JobKind, providers: readonly Provider[], budget: Budget): Provider {
  const able = providers.filter(({ kinds }) => kinds.includes(kind));
  const affordable = able.filter((provider) => isAffordable(provider, budget));
  const [finest] = finestFirst(affordable);
  if (finest !== undefined) return finest;
  throw able.length === 0
    ? new Failure('PROVIDER_MISSING', `No provider can make a ${kind}; register one with AINERN_PROVIDERS.`)
    : new Failure('BUDGET_EXCEEDED', `Every provider of a ${kind} costs more than the budget has left.`);
}

/**
 * Who else can make a kind, each coarser than the one before: where the chosen one dies of a job, it is made by the next.
 * It costs nothing, because the price that was put aside is another’s; and a voice that was cast is kept, or there is none.
 */
function coarserProviders(kind: JobKind, providers: readonly Provider[], chosen: Provider): Provider[] {
  if (kind === 'voice') return [];
  const able = providers.filter(({ kinds, priceMicros }) => kinds.includes(kind) && priceMicros === 0);
  return finestFirst(able).filter(({ rung }) => rungOrder.indexOf(rung) < rungOrder.indexOf(chosen.rung));
}

type Chosen = ResultOf<(typeof modelRouter)['chooseRecipes']>;

/** Recipes of kinds, with what they may be replaced by and with everybody who is named. */
export function chooseRecipes(
  kinds: readonly JobKind[],
  providers: readonly Provider[],
  budget: Budget,
): Chosen {
  const ladders = kinds.map((kind) => {
    const chosen = chooseProvider(kind, providers, budget);
    return { kind, chosen, coarser: coarserProviders(kind, providers, chosen) };
  });
  const named = ladders.flatMap(({ chosen, coarser }) => [chosen, ...coarser]);
  return {
    recipes: Object.fromEntries(ladders.map(({ kind, chosen }) => [kind, recipeOf(chosen)])),
    coarser: Object.fromEntries(ladders.map(({ kind, coarser }) => [kind, coarser.map(recipeOf)])),
    providers: Object.fromEntries(named.map((provider) => [provider.id, provider])),
  };
}
