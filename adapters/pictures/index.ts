/** Opens the picture engine that a URL names: `embedded:paper-cut`, or `fake-gpu://…`, which draws the same more slowly. */
import { Failure } from '../../contracts/error.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';
import { slowly } from './fake-gpu.ts';
import { PaperCutPictures } from './paper-cut/paper-cut-pictures.ts';

/** A picture engine for this process. Throws CONFIGURATION_INVALID for a URL that names none. */
export function open(url: string): Pictures {
  if (url === 'embedded:paper-cut') return new PaperCutPictures();
  const fake = URL.parse(url);
  if (fake?.protocol === 'fake-gpu:')
    return slowly(new PaperCutPictures(), Number(fake.searchParams.get('ms') ?? 0));
  throw new Failure(
    'CONFIGURATION_INVALID',
    `The picture engine is “${url}”; it must be embedded:paper-cut or begin with fake-gpu://.`,
  );
}
