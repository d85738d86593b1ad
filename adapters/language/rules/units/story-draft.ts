/** Everything that is known about a story before it gets its ids: figures, items and tiles by index. */
import type { StoryFormat, PlaceKind, PropKind } from '../../../../contracts/reading.ts';
import type { Block } from '../page/blocks.ts';
import type { Page } from '../page/page.ts';
import type { Attribution } from '../said/attribute.ts';
import type { Inventory } from '../shown/inventory.ts';
import type { Told, Tongue } from '../tongue.ts';
import type { Figure } from '../who/figure.ts';
import type { Deed } from './deeds.ts';
import type { Tile } from './tiles.ts';

export interface StoryDraft {
  readonly story: string;
  readonly tongue: Tongue;
  readonly page: Page;
  readonly format: StoryFormat;
  readonly told: Told;
  readonly narrator: number | null;
  readonly attributions: readonly Attribution[];
  readonly tiles: readonly Tile[];
  /** Words of the tags of each speech. */
  readonly tags: ReadonlyMap<number, string>;
  /** Block of the page by its paragraph. */
  readonly blockAt: (start: number) => Block | undefined;
  /** Deeds of each tile. */
  readonly deeds: readonly (readonly Deed[])[];
  readonly places: Inventory<PlaceKind>;
  readonly props: Inventory<PropKind>;
  /** The figures of the cast, in order of appearance. */
  readonly cast: readonly Figure[];
}

/** Ids by figure key, place item and prop item; things that are not kept have none. */
export interface Ids {
  readonly figure: ReadonlyMap<number, string>;
  readonly place: ReadonlyMap<number, string>;
  readonly prop: ReadonlyMap<number, string>;
  /** Unit id of each tile. */
  readonly unit: readonly string[];
  /** Unit id of each speech: the first tile that holds it. */
  readonly speech: ReadonlyMap<number, string>;
}
