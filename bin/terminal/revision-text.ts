/** What a revision would touch, as a person reads it. */
import type { RevisionPlan } from '../../contracts/revision-plan.ts';

const span = ({ low, high }: { low: number; high: number }): string =>
  Math.round(low) === Math.round(high) ? `${Math.round(high)}` : `${Math.round(low)}–${Math.round(high)}`;

const counted = (shots: number): string => (shots === 1 ? '1 shot is' : `${shots} shots are`);

const staying = (shots: number): string => (shots === 1 ? '1 stays as it is' : `${shots} stay as they are`);

/** A possible shot may be one that the film does not have yet: counted with the certain ones it would give a sum too many. */
function shotsIn({ touched, shots }: RevisionPlan): string {
  const possible = touched.filter(({ kind, effect }) => kind === 'shot' && effect === 'possible').length;
  const perhaps = possible === 0 ? '' : ` and perhaps ${possible} more`;
  return `${counted(shots.touched.length - possible)} touched${perhaps}, ${staying(shots.reused.length)}`;
}

export function revisionText(plan: RevisionPlan): string {
  if (plan.touched.length === 0) return 'Nothing has to be made: every piece of it was made before.';
  const rows = plan.touched.map(
    ({ key, effect, because }) => `  ${effect === 'certain' ? '●' : '○'} ${key}: ${because}`,
  );
  return [
    `${shotsIn(plan)}; about ${span(plan.seconds)} s of work, nothing to pay.`,
    ...rows,
    '  (● certain, ○ possible: only the new work itself will tell)',
  ].join('\n');
}
