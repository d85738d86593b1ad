/** Paints a place at one time: the port of this folder. */
import type { BackgroundOrder } from '../../../../contracts/drawing.ts';
import type { Background } from '../model.ts';
import { kitFor } from './kit.ts';
import { backgroundOf, type SetParts } from './planes.ts';
import type { Kit } from './kit.ts';
import * as W from './sets/waters.ts';
import { lighthouse } from './sets/lighthouse.ts';

import * as S from './sets/streets.ts';
import * as Y from './sets/yards.ts';
import * as L from './sets/lands.ts';
import * as B from './sets/buildings.ts';
const sets: Record<string, (kit: Kit) => SetParts> = { dock: W.dock, harbour: W.harbour, beach: W.beach, sea: W.sea, river: W.river, lake: W.lake, boat: W.boat, ship: W.shipDeck, bridge: W.bridge, waterfall: W.waterfall, lighthouse, street: S.street, lane: S.lane, market: S.market, square: S.square, town: S.town, city: S.city, gate: S.gate, stairs: S.stairs, courtyard: Y.courtyard, garden: Y.garden, park: Y.park, playground: Y.playground, well: Y.well, rooftop: Y.rooftop, balcony: Y.balcony, road:L.road, field:L.field, farm:L.farm, meadow:L.meadow, hill:L.hill, mountain:L.mountain, cliff:L.cliff, forest:L.forest, swamp:L.swamp, desert:L.desert, snowfield:L.snowfield, graveyard:L.graveyard, battlefield:L.battlefield, open:L.open, village:B.village, cottage:B.cottageOutside, hut:B.hutOutside, barn:B.barnOutside, temple:B.templeOutside, church:B.churchOutside, palace:B.palaceOutside, castle:B.castleOutside, tower:B.towerOutside, school:B.publicOutside('school'), station:B.publicOutside('station'), inn:B.innOutside, shop:B.shopOutside };

/** The set of an order; the same order gives the same background on every machine. */
export function paintBackground(order: BackgroundOrder): Background {
  const kit = kitFor(order);
  const paint = sets[order.place.kind] ?? W.dock;
  return backgroundOf(kit, paint(kit));
}
