/** The built-in library: everything that the embedded engines can draw and sound, with the words people use for it. */
import type { Asset, AssetKind } from '../../../contracts/asset.ts';
import { costumeWords } from './costumes.ts';
import { propWords } from './props.ts';
import { setWords } from './sets.ts';
import { ambienceWords, effectWords, moodWords } from './sounds.ts';

interface Shelf {
  readonly kind: AssetKind;
  /** Begins the ids of this shelf. */
  readonly prefix: string;
  readonly words: Readonly<Record<string, string>>;
}

const shelves: readonly Shelf[] = [
  { kind: 'set', prefix: 'set', words: setWords },
  { kind: 'prop', prefix: 'prop', words: propWords },
  { kind: 'costume', prefix: 'costume', words: costumeWords },
  { kind: 'sound', prefix: 'effect', words: effectWords },
  { kind: 'sound', prefix: 'bed', words: ambienceWords },
  { kind: 'music', prefix: 'music', words: moodWords },
];

/** Terms of an entry: its key, then the words of both languages. */
const termsOf = (key: string, words: string): string[] => [
  key,
  ...words
    .split(/[|,]/)
    .map((word) => word.trim())
    .filter((word) => word !== ''),
];

const assetOf = (shelf: Shelf, [key, words]: readonly [string, string]): Asset => ({
  id: `${shelf.prefix}:${key}`,
  kind: shelf.kind,
  key: shelf.prefix === 'bed' ? `bed.${key}` : key,
  terms: termsOf(key, words),
  licence: 'MIT',
  origin: 'made by Ainern2D',
});

/** All assets, in a fixed order. */
export const library: readonly Asset[] = shelves.flatMap((shelf) =>
  Object.entries(shelf.words).map((entry) => assetOf(shelf, entry)),
);
