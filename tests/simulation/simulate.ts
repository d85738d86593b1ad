/**
 * Simulations by hand: `npm run simulate -- --seed 1234` replays one and prints its trace, `--seeds 5000 --from 1` plays
 * many and prints the first that breaks a rule.
 */
import { parseArgs } from 'node:util';
import { report } from './report.ts';
import { simulate } from './simulation.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function playOne(seed: number): Promise<boolean> {
  const outcome = await simulate({ seed, ...(values.trace ? { onLine: say } : {}) });
  say(report(outcome));
  return outcome.violations.length === 0;
}

async function playMany(from: number, count: number): Promise<boolean> {
  const failing: number[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const outcome = await simulate({ seed });
    if (outcome.violations.length === 0) continue;
    failing.push(seed);
    say(failing.length === 1 ? report(outcome) : `Seed ${seed}: ${outcome.violations[0]?.message ?? ''}`);
  }
  say(`${count - failing.length} of ${count} seeds from ${from} keep every rule.`);
  return failing.length === 0;
}

const isGood =
  values.seed === undefined
    ? await playMany(Number(values.from), Number(values.seeds))
    : await playOne(Number(values.seed));
process.exitCode = isGood ? 0 : 1;
