/** Finds the Node that the lockfile pins; runs under any Node from 18 on. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Path of the pinned Node, or null where npm has none for this machine. */
export function pinnedNode() {
  const path = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(path) ? path : null;
}

/** Why this machine cannot run the product, or null. */
export function unsupported() {
  if (pinnedNode() !== null || Number(process.versions.node.split('.')[0]) >= 24) return null;
  return `Ainern2D brings its own Node for Linux on x64 and arm64; on ${process.platform} ${process.arch} install Node 24.`;
}
