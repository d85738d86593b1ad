/** Brings what a server needs onto this machine, where that can be done. */
import { existsSync } from 'node:fs';
import { isRoot, order } from './system.ts';
import type { Recipe } from './server.ts';

const isInstalled = ({ files }: Recipe): boolean => files.every((file) => existsSync(file));

/** Why nothing can be installed here, or null. */
function hindrance(): string | null {
  if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
  return isRoot() ? null : 'only root may install packages';
}

/** Other programs may be installing at the same time; apt waits for them. */
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-q', '-y'] as const;

function installPackages(recipe: Recipe): void {
  order('apt-get', [...APT, 'install', '--no-install-recommends', ...recipe.packages]);
  recipe.build?.();
}

/** Why the server cannot be had, as a sentence; null when it is there. */
function obstacle(recipe: Recipe, because: string): string | null {
  if (isInstalled(recipe)) return null;
  return `${recipe.title} cannot be had: ${because}; it needs the Debian packages ${recipe.packages.join(', ')}.`;
}

function tryInstall(recipe: Recipe): string | null {
  try {
    installPackages(recipe);
    return obstacle(recipe, 'after the installation something is still missing');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return obstacle(recipe, said.split('\n').at(-1) ?? said);
  }
}

/** Installs what is missing; returns a sentence for every server that cannot be had. */
export function install(recipes: readonly Recipe[]): readonly string[] {
  const missing = recipes.filter((recipe) => !isInstalled(recipe));
  if (missing.length === 0) return [];
  const because = hindrance();
  if (because !== null)
    return missing.map((recipe) => obstacle(recipe, because)).filter((each) => each !== null);
  order('apt-get', [...APT, 'update']);
  return missing.map(tryInstall).filter((each) => each !== null);
}
