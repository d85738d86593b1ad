/** A question to a module of another process beside a bare request over the same NATS. */
import { Contender } from '../contender.ts';
import { inTurns, says, type Scene } from '../scene.ts';
import { most, ratios, type Row } from '../table.ts';

const CALLS = 4_000;

export async function callRows(scene: Scene): Promise<readonly Row[]> {
  says('remote calls, one after the other (p50, ms)…');
  const terms = await scene.terms('calls');
  const answerer = await Contender.start('ours/answerer.ts', terms);
  const caller = await Contender.start('ours/caller.ts', { ...terms, calls: CALLS });
  const { ask = [], raw = [] } = await inTurns(scene, {
    ask: () => caller.round('ask'),
    raw: () => caller.round('raw'),
  });
  await Promise.all([answerer.kill(), caller.kill()]);
  return [
    { what: 'remote call, p50', values: ask, unit: 'ms', limit: null },
    { what: 'raw nats.js request, p50', values: raw, unit: 'ms', limit: null },
    { what: 'remote call ÷ raw request', values: ratios(ask, raw), unit: '×', limit: most(1.1) },
  ];
}
