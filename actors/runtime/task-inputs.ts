/**
 * Inputs of a job on their way to its maker. Small ones travel with the task. Those of a whole film grow with the story
 * (a storyboard holds all of it), so that large ones are stored, and only their address travels.
 */
import { StoredInputs, type TaskSpec } from '../../contracts/task.ts';
import { decodeJson, encodeJson } from './maker.ts';
import type { Objects } from './objects.ts';

/** Largest inputs that travel: a message has room for them and for what goes with them. */
const MOST_BYTES = 96 * 1024;

type Inputs = TaskSpec['inputs'];

/** Inputs as they travel. */
export async function packedInputs(inputs: Inputs, objects: Pick<Objects, 'put'>): Promise<Inputs> {
  const bytes = encodeJson(inputs);
  if (bytes.length <= MOST_BYTES) return inputs;
  const { sha256 } = await objects.put(bytes, 'application/json');
  return { $inputs: sha256 } satisfies StoredInputs;
}

/** Inputs as their maker takes them. Rejects with ARTIFACT_MISSING or ARTIFACT_CORRUPT. */
export async function unpackedInputs(inputs: Inputs, objects: Pick<Objects, 'get'>): Promise<unknown> {
  const stored = StoredInputs.safeParse(inputs);
  return stored.success ? decodeJson(await objects.get(stored.data.$inputs)) : inputs;
}
