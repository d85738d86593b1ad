/** What all makers of one process share: sprites and documents. */
import type { Size } from '../camera.ts';
import { SpriteStore } from '../draw/sprites.ts';
import { DocumentShelf } from './documents.ts';

export interface Studio {
  /** The sprites of all drawings, with room for those of a picture of this size. */
  readonly storeFor: (picture: Size) => SpriteStore;
  readonly shelf: DocumentShelf;
}

/**
 * Pictures whose sprites a process keeps: more than a shot in mist needs. In half as much, its veils and its light drive the
 * figures out, which are then drawn anew for every frame (a tenth of the film's work, measured at 1080p).
 */
const PICTURES = 12;
const BYTES_PER_PIXEL = 4;

export function openStudio(): Studio {
  const store = new SpriteStore(0);
  return {
    storeFor: ({ width, height }) => {
      store.giveRoom(PICTURES * BYTES_PER_PIXEL * width * height);
      return store;
    },
    shelf: new DocumentShelf(),
  };
}
