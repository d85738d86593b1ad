/** The house this world builds in a street or a village. */
import { between, pick, type Kit } from '../kit.ts';
import type { Part } from '../paper/piece.ts';
import { cottage, crookedHouse } from './cottages.ts';
import { flats } from './flats.ts';
import { gabledHouse } from './gabled-house.ts';
import { terraceHouse } from './terrace-house.ts';
import { timberHouse } from './timber-house.ts';
import { whiteHouse } from './white-house.ts';

/** A house for a street, with a shop in it or not; about nine heads wide. */
export function townHouse(kit: Kit, index: number, shop: boolean): Part[] {
  const random = kit.chance('town house', index);
  switch (kit.world) {
    case 'chinese-old':
      return shop || random() < 0.6
        ? timberHouse(kit, {
            width: between(random, 9, 11),
            storeys: random() < 0.6 ? 2 : 1,
            use: shop ? 'shop' : 'home',
            index,
          })
        : whiteHouse(kit, between(random, 7, 8.5), index);
    case 'chinese-modern':
      return flats(kit, pick(random, [1, 2, 2, 3]), index);
    case 'western-old':
      return gabledHouse(kit, {
        width: between(random, 7, 8.5),
        storeys: pick(random, [2, 2, 3]),
        shop,
        index,
      });
    case 'western-modern':
      return terraceHouse(kit, index, shop);
    case 'fairytale':
      return index % 2 === 0
        ? crookedHouse(kit, index)
        : gabledHouse(kit, { width: 7.5, storeys: 2, shop, index });
  }
}

/** A house for the country. */
export function villageHouse(kit: Kit, index: number): Part[] {
  switch (kit.world) {
    case 'chinese-old':
      return index % 2 === 0 ? cottage(kit, index, index % 4 === 0) : whiteHouse(kit, 7, index);
    case 'chinese-modern':
      return index % 2 === 0
        ? whiteHouse(kit, 7.5, index)
        : timberHouse(kit, { width: 8, storeys: 1, use: 'home', index });
    case 'western-old':
    case 'western-modern':
      return index % 2 === 0
        ? cottage(kit, index)
        : gabledHouse(kit, { width: 7, storeys: 1, shop: false, index });
    case 'fairytale':
      return index % 2 === 0 ? crookedHouse(kit, index) : cottage(kit, index);
  }
}
