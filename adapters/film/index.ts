/** Opens the film maker that a URL names: `embedded:composer`. */
import type { Film } from '../../actors/composer/film.ts';
import { Failure } from '../../contracts/error.ts';

/** What needs FFmpeg loads it when it is first asked for. */
const mix: Film['mix'] = async (order, bench) => (await import('./mix/mix.ts')).mix(order, bench);
const film: Film['film'] = async (order, bench) => (await import('./join-film.ts')).film(order, bench);
const check: Film['check'] = async (order, bench) =>
  (await import('./check/check-film.ts')).check(order, bench);

/** Throws CONFIGURATION_INVALID when no film maker has that URL. */
export function open(url: string): Film {
  if (url === 'embedded:composer') return { mix, film, check };
  throw new Failure(
    'CONFIGURATION_INVALID',
    `No film maker is known as “${url}”; it must be embedded:composer.`,
  );
}
