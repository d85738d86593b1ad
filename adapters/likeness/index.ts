/** Opens whoever tells what files are like that a URL names: `embedded:likeness`. */
import type { Make } from '../../actors/runtime/maker.ts';
import { Failure } from '../../contracts/error.ts';
import { likeness } from './likeness.ts';

export function open(url: string): { readonly likeness: Make<'likeness'> } {
  if (url === 'embedded:likeness') return { likeness };
  throw new Failure('CONFIGURATION_INVALID', `Likeness is “${url}”; it must be embedded:likeness.`);
}
