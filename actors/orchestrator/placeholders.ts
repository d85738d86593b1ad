/** Inputs of jobs refer to artifacts that other jobs will make; here they are found and filled in. */
import { ArtifactPlaceholder } from '../../contracts/task.ts';

interface Reference {
  readonly job: string;
  readonly role: string;
}

/** What an input refers to, when it is a placeholder. */
function referenceIn(value: object): Reference | null {
  if (!('$artifact' in value)) return null;
  return ArtifactPlaceholder.parse(value).$artifact;
}

/** Keys of the jobs that these inputs need, each once, in order of appearance. */
export function needsOf(inputs: unknown): string[] {
  const needs = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const reference = referenceIn(value);
    if (reference !== null) needs.add(reference.job);
    else Object.values(value).forEach(visit);
  };
  visit(inputs);
  return [...needs];
}

/** The inputs with every placeholder replaced by what `find` gives for it. */
export function fillIn(inputs: unknown, find: (job: string, role: string) => string): unknown {
  if (typeof inputs !== 'object' || inputs === null) return inputs;
  if (Array.isArray(inputs)) return inputs.map((item) => fillIn(item, find));
  const reference = referenceIn(inputs);
  if (reference !== null) return find(reference.job, reference.role);
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, fillIn(value, find)]));
}
