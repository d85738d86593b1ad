/** The line that tells whom and what a story was found to be about. */

/** Names of whom and what a story was found to be about. */
export interface Found {
  readonly cast: readonly string[];
  readonly places: readonly string[];
}

const line = (opening: string, { cast, places }: Found): string =>
  `${opening} ${[cast.join(', '), places.join(', ')].filter((names) => names !== '').join(' · ')}`;

/** Several may have the same name; it says nothing more the second time. */
const once = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Knows what was told, so that nobody is told of twice. */
export class FoundTeller {
  #told: Found | null = null;

  /** The line for what was found; null when all of it was told before. */
  tell(all: Found): string | null {
    const [cast, places] = [once(all.cast), once(all.places)];
    const told = this.#told;
    if (told === null) {
      this.#told = { cast, places };
      return line('Found', { cast: cast.length > 0 ? cast : ['nobody'], places });
    }
    const fresh = {
      cast: cast.filter((name) => !told.cast.includes(name)),
      places: places.filter((name) => !told.places.includes(name)),
    };
    if (fresh.cast.length + fresh.places.length === 0) return null;
    this.#told = { cast: [...told.cast, ...fresh.cast], places: [...told.places, ...fresh.places] };
    return line('Also found', fresh);
  }
}
