/** Archives in the one form that everybody can open: zip. */
import type { Archives } from '../../actors/runtime/archives.ts';
import { openZip } from './open-zip.ts';
import { packZip } from './pack-zip.ts';

export const zipArchives: Archives = { pack: packZip, open: openZip };
