/** Which modules a node runs: by role, or by their names. */
import { Failure } from '../contracts/error.ts';
import { layers, ModuleName, moduleNames } from '../contracts/modules/names.ts';

/** What needs a graphics card, where there is one. */
const onGpu: readonly ModuleName[] = ['worker-video', 'worker-lipsync'];

export const roles: Readonly<Record<string, readonly ModuleName[]>> = {
  control: [...layers.control, ...layers.platform],
  intelligence: layers.intelligence,
  execution: layers.execution,
  gpu: onGpu,
  all: moduleNames,
};

function modulesNamed(word: string): readonly ModuleName[] {
  const role = Object.hasOwn(roles, word) ? roles[word] : undefined;
  const module = ModuleName.safeParse(word);
  if (role !== undefined) return role;
  if (module.success) return [module.data];
  throw new Failure(
    'USAGE_WRONG',
    `There is no role “${word}”; --role takes ${Object.keys(roles).join(', ')} or names of modules, with commas between.`,
  );
}

/** Modules of a role, or of several with commas between, in the order of their numbers. Throws USAGE_WRONG. */
export function modulesOfRole(role: string): ModuleName[] {
  const wanted = new Set(role.split(',').flatMap((word) => modulesNamed(word.trim())));
  return moduleNames.filter((module) => wanted.has(module));
}
