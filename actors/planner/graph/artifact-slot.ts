/**
 * Artifacts that are not made yet. Inside the planner a slot stands as a string where the hash will be, so that orders
 * keep their types; at the edge of the graph each becomes the contract's placeholder.
 */
import type { ArtifactPlaceholder } from '../../../contracts/task.ts';

/** A control character that no decoded story holds. */
const MARK = '\u0001';

/** Stands for the artifact of a job in a role until it is made. */
export const slotFor = (job: string, role: string): string => `${MARK}${job}${MARK}${role}`;

function placeholderOf(text: string): ArtifactPlaceholder | string {
  const [empty, job, role] = text.split(MARK);
  return empty === '' && job !== undefined && role !== undefined ? { $artifact: { job, role } } : text;
}

/** The same value with a placeholder for every slot. */
export function withPlaceholders(value: unknown): unknown {
  if (typeof value === 'string') return placeholderOf(value);
  if (Array.isArray(value)) return value.map(withPlaceholders);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withPlaceholders(field)]));
}
