/** Hair and cloth that come after: damped springs in closed form, so that any frame can be asked for by itself. */

/** A push at a moment: positive pushes towards where the figure looks. */
export interface Push {
  readonly seconds: number;
  readonly force: number;
}

/** Swings a second, and how fast they die away. */
const SPRING = { hertz: 1.4, damping: 0.3 };

/** How far a hanging thing is from rest, in units of the pushes' force. */
export function swayAt(pushes: readonly Push[], seconds: number): number {
  const omega = SPRING.hertz * 2 * Math.PI;
  const fast = omega * Math.sqrt(1 - SPRING.damping ** 2);
  return pushes.reduce((total, { seconds: start, force }) => {
    const since = seconds - start;
    return since <= 0 || since > 2.5
      ? total
      : total + force * Math.exp(-SPRING.damping * omega * since) * Math.sin(fast * since);
  }, 0);
}
