/** How each job of a run is made: as its kind is, or coarser where that ended those who tried. */
import type { Recipe } from '../../contracts/route.ts';
import type { RunJob } from './job-graph.ts';
import type { RunDocuments } from './journal.ts';

/** What a run knows about it. */
export type Recipes = Pick<RunDocuments, 'recipes' | 'coarser' | 'degraded'>;

type Asked = Pick<RunJob, 'key' | 'kind'>;

/** Undefined where no recipe was chosen for the kind. */
export const recipeFor = ({ recipes, degraded }: Recipes, { key, kind }: Asked): Recipe | undefined =>
  degraded?.[key] ?? recipes?.[kind];

/** The next coarser recipe of a job; undefined when there is none. */
export function coarserFor(known: Recipes, job: Asked): Recipe | undefined {
  const ladder = known.coarser?.[job.kind] ?? [];
  const { provider } = recipeFor(known, job) ?? {};
  return ladder[ladder.findIndex((recipe) => recipe.provider === provider) + 1];
}
