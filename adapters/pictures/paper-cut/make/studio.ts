/** What all makers of one process share: sprites and documents. */
import { SpriteStore } from '../draw/sprites.ts';
import { DocumentShelf } from './documents.ts';

export interface Studio {
  readonly store: SpriteStore;
  readonly shelf: DocumentShelf;
}

/** Bytes of sprites that a process keeps. */
const SPRITE_BYTES = 48_000_000;

export const openStudio = (): Studio => ({
  store: new SpriteStore(SPRITE_BYTES),
  shelf: new DocumentShelf(),
});
