/** Which set is built for which kind of place, indoors and out. */
import type { PlaceKind } from '../../../../../contracts/reading.ts';
import type { Kit } from '../kit.ts';
import type { SetParts } from '../planes.ts';
import { bedroom, kitchen } from './bedrooms-and-kitchens.ts';
import { sky, space } from './beyond.ts';
import { castleInside, hall, throneRoom } from './courts.ts';
import { barnOutside, cottageOutside, hutOutside, innOutside, shopOutside, village } from './dwellings.ts';
import { farm, field } from './fields.ts';
import { courtyard, garden, well } from './gardens.ts';
import { battlefield, graveyard } from './graves-and-battles.ts';
import { cliff, mountain } from './heights.ts';
import { attic, cottageInside, hutInside } from './humble-homes.ts';
import { boat, lake, river, waterfall } from './inland-waters.ts';
import { bridge, dock, harbour } from './landings.ts';
import { lighthouse } from './lighthouse.ts';
import { room } from './living-rooms.ts';
import {
  castleOutside,
  churchOutside,
  palaceOutside,
  publicOutside,
  templeOutside,
  towerOutside,
} from './monuments.ts';
import { classroom, hospital, office } from './offices-and-schools.ts';
import { hill, meadow, open, road } from './open-country.ts';
import { park, playground } from './parks.ts';
import { prison } from './prison.ts';
import { library, station, theatre } from './public-rooms.ts';
import { cabin, carriage, train } from './rides.ts';
import { balcony, rooftop } from './roofs.ts';
import { beach, sea, shipDeck } from './seaside.ts';
import { shop } from './shops.ts';
import { city, gate, square, stairs, town } from './squares.ts';
import { lane, market, street } from './streets.ts';
import { study } from './studies.ts';
import { inn, teahouse } from './taverns.ts';
import { churchInside, templeInside } from './temples-and-churches.ts';
import { barnInside, towerInside } from './towers-and-barns.ts';
import { cave, cellar } from './underground.ts';
import { underwater } from './underwater.ts';
import { desert, snowfield } from './wastes.ts';
import { forest, swamp } from './woods.ts';
import { workshop } from './workshops.ts';

/** Builds the parts of a set. */
type SetPainter = (kit: Kit) => SetParts;

/** A kind of place has an outside, an inside, or both. */
type Sides =
  | { readonly outside: SetPainter; readonly inside?: SetPainter }
  | { readonly outside?: SetPainter; readonly inside: SetPainter };

const sets: Readonly<Record<PlaceKind, Sides>> = {
  street: { outside: street },
  lane: { outside: lane },
  market: { outside: market },
  square: { outside: square },
  village: { outside: village },
  town: { outside: town },
  city: { outside: city },
  courtyard: { outside: courtyard },
  garden: { outside: garden },
  park: { outside: park },
  playground: { outside: playground },
  room: { inside: room },
  bedroom: { inside: bedroom },
  kitchen: { inside: kitchen },
  study: { inside: study },
  hall: { inside: hall },
  cottage: { outside: cottageOutside, inside: cottageInside },
  hut: { outside: hutOutside, inside: hutInside },
  attic: { inside: attic },
  cellar: { inside: cellar },
  teahouse: { outside: innOutside, inside: teahouse },
  inn: { outside: innOutside, inside: inn },
  shop: { outside: shopOutside, inside: shop },
  workshop: { outside: shopOutside, inside: workshop },
  school: { outside: publicOutside('school'), inside: classroom },
  classroom: { inside: classroom },
  office: { outside: publicOutside('office'), inside: office },
  hospital: { outside: publicOutside('hospital'), inside: hospital },
  temple: { outside: templeOutside, inside: templeInside },
  church: { outside: churchOutside, inside: churchInside },
  palace: { outside: palaceOutside, inside: throneRoom },
  castle: { outside: castleOutside, inside: castleInside },
  throneRoom: { inside: throneRoom },
  prison: { inside: prison },
  theatre: { outside: publicOutside('theatre'), inside: theatre },
  library: { outside: publicOutside('library'), inside: library },
  station: { outside: publicOutside('station'), inside: station },
  train: { inside: train },
  carriage: { outside: road, inside: carriage },
  car: { outside: road, inside: carriage },
  ship: { outside: shipDeck, inside: cabin },
  boat: { outside: boat, inside: cabin },
  harbour: { outside: harbour },
  dock: { outside: dock },
  beach: { outside: beach },
  sea: { outside: sea },
  river: { outside: river },
  lake: { outside: lake },
  bridge: { outside: bridge },
  well: { outside: well },
  waterfall: { outside: waterfall },
  road: { outside: road },
  field: { outside: field },
  farm: { outside: farm },
  barn: { outside: barnOutside, inside: barnInside },
  meadow: { outside: meadow },
  hill: { outside: hill },
  mountain: { outside: mountain },
  cliff: { outside: cliff },
  cave: { inside: cave },
  forest: { outside: forest },
  swamp: { outside: swamp },
  desert: { outside: desert },
  snowfield: { outside: snowfield },
  graveyard: { outside: graveyard },
  battlefield: { outside: battlefield },
  tower: { outside: towerOutside, inside: towerInside },
  lighthouse: { outside: lighthouse, inside: towerInside },
  rooftop: { outside: rooftop },
  balcony: { outside: balcony },
  gate: { outside: gate },
  stairs: { outside: stairs },
  sky: { outside: sky },
  space: { outside: space },
  underwater: { outside: underwater },
  open: { outside: open, inside: room },
};

/** The set for a place, and whether it is built as an inside; a side that a kind lacks is played on the other. */
export function setOf(
  kind: PlaceKind,
  indoors: boolean,
): { readonly paint: SetPainter; readonly within: boolean } {
  const { outside, inside } = sets[kind];
  if (inside !== undefined && (indoors || outside === undefined)) return { paint: inside, within: true };
  if (outside !== undefined) return { paint: outside, within: false };
  return { paint: room, within: true };
}
