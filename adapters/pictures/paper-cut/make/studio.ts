/** What all makers of one process share: sprites and documents. */
import { SpriteStore } from '../draw/sprites.ts';
import { DocumentShelf } from './documents.ts';

export interface Studio {
  readonly store: SpriteStore;
  readonly shelf: DocumentShelf;
}

/**
 * Bytes of sprites that a process keeps: more than a shot in mist needs at 1080p. In half as much, its veils and its light
 * drive the figures out, which are then drawn anew for every frame (a tenth of the film's work, measured).
 */
const SPRITE_BYTES = 96_000_000;

export const openStudio = (): Studio => ({
  store: new SpriteStore(SPRITE_BYTES),
  shelf: new DocumentShelf(),
});
