/** What is said of a simulation: which rule broke, what led to it, and how to see it again. */
import type { Outcome } from './simulation.ts';

const LAST_LINES = 80;

export function report({ seed, violations, lines, steps, virtualMs }: Outcome): string {
  const seconds = Math.round(virtualMs / 1_000);
  if (violations.length === 0)
    return `Seed ${seed} keeps every rule: ${steps} steps, ${seconds} virtual seconds.`;
  return [
    `Seed ${seed} breaks a rule after ${steps} steps, ${seconds} virtual seconds:`,
    ...violations.slice(0, 10).map(({ rule, message }) => `  ${rule}: ${message}`),
    `Last of its trace (virtual ms, who, what):`,
    ...lines.slice(-LAST_LINES),
    `Replay: npm run simulate -- --seed ${seed} --trace`,
  ].join('\n');
}
