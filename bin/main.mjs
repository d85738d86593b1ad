/** Entry under the pinned Node: keeps compiled modules between runs, then loads the command line. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { root } from './pinned-node.mjs';

enableCompileCache(join(root, 'node_modules', '.cache', 'ainern2d', 'modules'));
const { main } = await import('./main.ts');
process.exit(await main(process.argv.slice(2)));
