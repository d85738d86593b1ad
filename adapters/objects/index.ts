/** Opens the object store that a URL names: `folder:DIR` or `s3://KEY:SECRET@HOST/BUCKET`. */
import type { ObjectStore } from '../../actors/runtime/objects.ts';
import { FolderObjects } from './folder.ts';
import { S3Objects } from './s3.ts';

/** Throws CONFIGURATION_INVALID for a URL of another form. */
export const openObjects = (url: string): ObjectStore =>
  url.startsWith('folder:') ? new FolderObjects(url.slice('folder:'.length)) : new S3Objects(url);
