/** Writes the pages that come from code. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pages } from './pages.ts';

for (const [path, write] of Object.entries(pages)) await writeFile(join(import.meta.dirname, path), write());
