/** What a film has cost, summed by who did the work. */
import type { CostEntry } from '../../contracts/cost.ts';
import type { RunCosts } from '../../contracts/modules/gateway.ts';

type OfProvider = RunCosts['providers'][number];

const added = (sum: OfProvider, { cpuMs, amountMicros }: CostEntry): OfProvider => ({
  ...sum,
  jobs: sum.jobs + 1,
  cpuMs: sum.cpuMs + cpuMs,
  amountMicros: sum.amountMicros + amountMicros,
});

/** In the order of their names; a provider that was paid in two currencies is named twice. */
export function sumCosts(entries: readonly CostEntry[]): RunCosts {
  const groups = Map.groupBy(entries, ({ provider, currency }) => `${provider} ${currency}`);
  const providers = [...groups.values()].map((group) => {
    const { provider = '', currency = '' } = group[0] ?? {};
    return group.reduce(added, { provider, currency, jobs: 0, cpuMs: 0, amountMicros: 0 });
  });
  return {
    providers: providers.sort((a, b) => (a.provider < b.provider ? -1 : 1)),
    totalMicros: providers.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
    cpuMs: providers.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  };
}
