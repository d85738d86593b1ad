/** Opens the GPUs that a setting names: `auto`, `none` or `fake:vram=16384,count=1`. */
import type { Gpus } from '../../actors/runtime/gpus.ts';
import { Failure } from '../../contracts/error.ts';
import { FakeGpus, type FakeSettings } from './fake.ts';
import { noGpus } from './none.ts';
import { NvidiaSmi, type SmiPorts } from './nvidia-smi.ts';

const FORM = 'it must be auto, none, or fake:vram=16384,count=1 with whole numbers above 0';

/** Throws CONFIGURATION_INVALID for a setting of another form. `auto` asks the driver, where there is one. */
export function openGpus(setting: string, ports: SmiPorts): Gpus {
  if (setting === 'auto') return new NvidiaSmi(ports);
  if (setting === 'none') return noGpus;
  const settings = fakeIn(setting);
  if (settings !== null) return new FakeGpus(settings);
  throw new Failure('CONFIGURATION_INVALID', `AINERN_GPUS is “${setting}”; ${FORM}.`);
}

function fakeIn(setting: string): FakeSettings | null {
  const [, vramMb, count = '1'] = /^fake:vram=([1-9]\d{0,6})(?:,count=([1-9]\d?))?$/.exec(setting) ?? [];
  return vramMb === undefined ? null : { vramMb: Number(vramMb), count: Number(count) };
}
