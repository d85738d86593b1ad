/** Opens the picture engine that a URL names: `embedded:paper-cut`, or `fake-gpu://…`, which draws the same more slowly. */
import { Failure } from '../../contracts/error.ts';
import type { Pictures } from '../../actors/worker-video/pictures.ts';
import { mishaps, troubled, type Trouble } from './fake-gpu.ts';
import { PaperCutPictures } from './paper-cut/paper-cut-pictures.ts';

const sharesOf = (count: (name: string) => number): Trouble['share'] =>
  Object.fromEntries(mishaps.map((mishap) => [mishap, count(mishap)])) as Trouble['share'];

/** A picture engine for this process. Throws CONFIGURATION_INVALID for a URL that names none. */
export function open(url: string): Pictures {
  if (url === 'embedded:paper-cut') return new PaperCutPictures();
  const fake = URL.parse(url);
  const count = (name: string): number => Number(fake?.searchParams.get(name) ?? 0);
  if (fake?.protocol === 'fake-gpu:')
    return troubled(new PaperCutPictures(), { ms: count('ms'), share: sharesOf(count) });
  throw new Failure(
    'CONFIGURATION_INVALID',
    `The picture engine is “${url}”; it must be embedded:paper-cut or begin with fake-gpu://.`,
  );
}
