/** Places and props as they are fixed for a film. */
import type { Bible, Place, Prop } from '../../contracts/entity.ts';
import type { FoundPlace, FoundProp, PropKind, StoryReading } from '../../contracts/reading.ts';
import { pick, seeded, seedOf } from '../runtime/random.ts';
import { hexOf, type Lch } from './colour.ts';
import { dyes } from './palette.ts';
import { recognisePlaces, settledIds } from './recognise.ts';

/** A place for stories that name none. */
const nowhere: FoundPlace = { id: 'p0', name: '·', kind: 'open', indoors: false, traits: [], mentions: [] };

export interface SettledPlaces {
  /** In the order of the reading's places, one for one; one nameless place when the story has none. */
  readonly places: readonly Place[];
  readonly ids: ReadonlyMap<string, string>;
}

/** Settles places; a place known by name keeps its seed and everything drawn from it, and learns what is new. */
export function settlePlaces(reading: StoryReading, bible: Bible, seed: number): SettledPlaces {
  const found = reading.places.length > 0 ? reading.places : [nowhere];
  const known = recognisePlaces(found, bible);
  const ids = settledIds(
    found,
    known,
    bible.places.map(({ id }) => id),
  );
  const places = found.map((place) => placeOf(place, known.get(place), { ids, seed }));
  return { places, ids };
}

function placeOf(
  found: FoundPlace,
  known: Place | undefined,
  { ids, seed }: { readonly ids: ReadonlyMap<string, string>; readonly seed: number },
): Place {
  if (known) return known;
  const { id, name, kind, indoors, traits } = found;
  return { id: ids.get(id) ?? id, name, kind, indoors, traits, seed: seedOf('place', seed, name) };
}

const wood: Lch = { l: 0.5, c: 0.065, h: 58 };
const paper: Lch = { l: 0.88, c: 0.035, h: 88 };
const iron: Lch = { l: 0.5, c: 0.015, h: 255 };
const brass: Lch = { l: 0.68, c: 0.09, h: 82 };
const clay: Lch = { l: 0.55, c: 0.075, h: 45 };
const leafGreen: Lch = { l: 0.55, c: 0.1, h: 135 };

/** What things are usually made of; what is left out may have any dye. */
const materials: Readonly<Partial<Record<PropKind, Lch>>> = {
  lantern: { l: 0.6, c: 0.17, h: 32 },
  lamp: brass,
  candle: paper,
  torch: wood,
  fire: { l: 0.72, c: 0.16, h: 55 },
  letter: paper,
  scroll: paper,
  map: paper,
  picture: wood,
  basket: { l: 0.66, c: 0.075, h: 76 },
  box: wood,
  chest: wood,
  key: brass,
  coin: brass,
  sword: iron,
  knife: iron,
  axe: iron,
  hammer: iron,
  saw: iron,
  tool: iron,
  needle: iron,
  stick: wood,
  staff: wood,
  bow: wood,
  spear: wood,
  rope: { l: 0.68, c: 0.06, h: 78 },
  net: { l: 0.62, c: 0.04, h: 85 },
  fishingRod: wood,
  bucket: wood,
  broom: wood,
  branch: wood,
  leaf: leafGreen,
  tree: leafGreen,
  fruit: { l: 0.66, c: 0.15, h: 50 },
  apple: { l: 0.56, c: 0.18, h: 27 },
  bread: { l: 0.68, c: 0.09, h: 68 },
  bun: { l: 0.92, c: 0.02, h: 85 },
  cake: { l: 0.8, c: 0.07, h: 75 },
  meat: clay,
  fish: { l: 0.68, c: 0.04, h: 235 },
  egg: { l: 0.92, c: 0.025, h: 75 },
  flute: { l: 0.62, c: 0.08, h: 95 },
  bell: brass,
  ring: brass,
  crown: { l: 0.78, c: 0.13, h: 88 },
  table: wood,
  chair: wood,
  stool: wood,
  bench: wood,
  bed: wood,
  cart: wood,
  rickshaw: wood,
  carriage: wood,
  boat: { l: 0.44, c: 0.055, h: 55 },
  ladder: wood,
  door: wood,
  window: wood,
  stove: clay,
  jar: clay,
  pipe: wood,
  bowl: { l: 0.85, c: 0.03, h: 230 },
  cup: { l: 0.87, c: 0.025, h: 200 },
  teapot: clay,
  bottle: { l: 0.5, c: 0.07, h: 155 },
  stone: { l: 0.6, c: 0.01, h: 80 },
  shell: { l: 0.87, c: 0.04, h: 40 },
  feather: paper,
  clock: brass,
  phone: iron,
  radio: wood,
  camera: iron,
  computer: iron,
  glasses: iron,
  mirror: brass,
};

/** A prop's colour: the story's word, what it is made of, or a dye by chance. */
function propColour(prop: FoundProp, seed: number): string {
  const said = [prop.name, ...prop.traits].join(' ');
  const told = dyes.find(({ words }) => words.test(said));
  if (told) return hexOf(told.lch);
  const random = seeded(seedOf('prop', seed, prop.name));
  return hexOf(materials[prop.kind] ?? pick(random, dyes).lch);
}

export const settleProps = (reading: StoryReading, seed: number): readonly Prop[] =>
  reading.props.map((prop) => ({
    id: prop.id,
    name: prop.name,
    kind: prop.kind,
    colour: propColour(prop, seed),
  }));
