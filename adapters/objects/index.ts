/** Opens the object store that a URL names: `folder:DIR`. */
import type { Objects } from '../../actors/runtime/objects.ts';
import { Failure } from '../../contracts/error.ts';
import { FolderObjects } from './folder.ts';

export function openObjects(url: string): Objects {
  if (url.startsWith('folder:')) return new FolderObjects(url.slice('folder:'.length));
  throw new Failure('CONFIGURATION_INVALID', `AINERN_OBJECTS is “${url}”; it must be folder:DIR.`);
}
