/** Opens the object store that a URL names: `folder:DIR` or `s3://KEY:SECRET@HOST/BUCKET`. */
import type { Objects } from '../../actors/runtime/objects.ts';
import { Failure } from '../../contracts/error.ts';
import { FolderObjects } from './folder.ts';
import { S3Objects } from './s3.ts';

export function openObjects(url: string): Objects {
  if (url.startsWith('folder:')) return new FolderObjects(url.slice('folder:'.length));
  if (url.startsWith('s3:')) return new S3Objects(url);
  // What is not understood may still hold a secret.
  const [kind] = url.split(':');
  throw new Failure(
    'CONFIGURATION_INVALID',
    `AINERN_OBJECTS begins with “${kind}:”; it must be folder:DIR or s3://KEY:SECRET@HOST/BUCKET.`,
  );
}
