/** What nvidia-smi writes, read as GPUs. */
import type { Gpu } from '../../contracts/telemetry.ts';

/** Fields to ask for, in the order in which they are read. */
export const SMI_FIELDS = [
  'uuid',
  'name',
  'utilization.gpu',
  'memory.total',
  'memory.free',
  'temperature.gpu',
  'mig.mode.current',
].join(',');

/** A GPU as the driver counts them: one that is cut into instances does no work as a whole. */
export interface SmiGpu {
  readonly uuid: string;
  readonly gpu: Gpu;
  readonly isCut: boolean;
}

/** A field that the driver does not tell is `[N/A]`, `[Not Supported]` or another word in brackets. */
const numberIn = (field: string | undefined): number | null =>
  field === undefined || !/^\d+(\.\d+)?$/.test(field) ? null : Number(field);

/** Null for a line of another form: it speaks of a GPU that cannot be asked, or of none. */
function gpuOf(line: string): SmiGpu | null {
  const [uuid, name, used, total, free, temperature, mig] = line.split(',').map((field) => field.trim());
  if (uuid === undefined || name === undefined || mig === undefined) return null;
  const utilisation = numberIn(used);
  const gpu: Gpu = {
    name,
    utilisation: utilisation === null ? null : Math.min(1, utilisation / 100),
    vramTotalMb: Math.round(numberIn(total) ?? 0),
    vramFreeMb: Math.round(numberIn(free) ?? 0),
    temperatureC: numberIn(temperature),
    residentModels: [],
  };
  return { uuid, gpu, isCut: mig === 'Enabled' };
}

/** The answer to `--query-gpu=SMI_FIELDS --format=csv,noheader,nounits`. */
export const gpusIn = (answer: string): SmiGpu[] =>
  answer
    .split('\n')
    .map(gpuOf)
    .filter((gpu) => gpu !== null);

const MB_PER_GB = 1024;

/** An instance may use what its name says, while its GPU has that much. */
function instanceOf({ gpu }: SmiGpu, profile: string): Gpu {
  const vramTotalMb = Number(/(\d+)gb/.exec(profile)?.[1] ?? 0) * MB_PER_GB;
  return {
    ...gpu,
    name: `${gpu.name} MIG ${profile}`,
    vramTotalMb,
    vramFreeMb: Math.min(vramTotalMb, gpu.vramFreeMb),
  };
}

/** Instances by the id of their GPU, from the answer to `-L`. */
function profilesIn(listing: string): Map<string, string[]> {
  const profiles = new Map<string, string[]>();
  let own: string[] = [];
  for (const line of listing.split('\n')) {
    const uuid = /^GPU \d+:.*\(UUID: ([^)]+)\)/.exec(line)?.[1];
    const profile = /^\s+MIG (\S+)/.exec(line)?.[1];
    if (uuid !== undefined) profiles.set(uuid, (own = []));
    else if (profile !== undefined) own.push(profile);
  }
  return profiles;
}

/** GPUs that work can be given to: whole ones, and the instances of those that are cut. */
export function usableGpus(gpus: readonly SmiGpu[], listing: string): Gpu[] {
  const profiles = profilesIn(listing);
  return gpus.flatMap((each) =>
    each.isCut ? (profiles.get(each.uuid) ?? []).map((profile) => instanceOf(each, profile)) : [each.gpu],
  );
}
