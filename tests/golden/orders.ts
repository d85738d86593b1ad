/** One small, fixed order or a few for every kind of work, and what its bytes are summed up to. */
import { sha256Hex } from '../../actors/runtime/fingerprint.ts';
import type { Made, Workbench } from '../../actors/runtime/maker.ts';
import { make } from '../../adapters/process/makers.ts';
import type { InputsOf, JobKind } from '../../contracts/job-kinds.ts';
import type { Provider } from '../../contracts/route.ts';

export type OrdersOf<K extends JobKind> = (bench: Workbench) => Promise<readonly InputsOf<K>[]>;

const providerOf = (kind: JobKind, url: string): Provider => ({
  ...{ id: 'embedded', url, kinds: [kind], rung: 'drawn', model: 'm' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
});

/** Artifacts of a few results by their role. */
const byRole = (results: readonly Made[]): Map<string, string[]> => {
  const roles = Map.groupBy(
    results.flatMap(({ artifacts }) => artifacts),
    ({ role }) => role,
  );
  return new Map([...roles].map(([role, artifacts]) => [role, artifacts.map(({ sha256 }) => sha256)]));
};

/** The sum of one file, or the sum of the sums of several. */
const sumOf = ([first = '', ...more]: readonly string[]): string =>
  more.length === 0 ? first : sha256Hex([first, ...more].join('\n'));

/** Makes what is ordered as a process of the crew does, and sums it up by roles. */
export async function sumsOf<K extends JobKind>(
  kind: K,
  { url, orders }: { readonly url: string; readonly orders: OrdersOf<K> },
  bench: Workbench,
): Promise<Record<string, string>> {
  const results: Made[] = [];
  for (const inputs of await orders(bench))
    results.push(await make({ kind, inputs: { ...inputs } }, providerOf(kind, url), bench));
  return Object.fromEntries([...byRole(results)].map(([role, sums]) => [role, sumOf(sums)]));
}
