/** Writes the scenes of a draft: where they begin, where and when they play, who is there. */
import type { FoundScene, Unit } from '../../../../contracts/reading.ts';
import type { PlaceHit } from '../shown/finding.ts';
import { isIndoors, SMALL_PLACES } from '../shown/place-kinds.ts';
import { cutScenes, type Beat, type SceneCut, type Whereabouts } from '../shown/scene-cuts.ts';
import { factsOf, type SceneFacts, type SceneWords } from '../shown/scene-facts.ts';
import { indicesWithin } from '../who/span-range.ts';
import { headingOf, headingPlace, type HeadingPlace } from './scene-headings.ts';
import type { Ids, StoryDraft } from './story-draft.ts';
import type { Tile } from './tiles.ts';

/** Place items where people are said to be in a tile. */
function whereabouts(draft: StoryDraft, tile: Tile): Whereabouts[] {
  if (tile.piece.kind !== 'narration') return [];
  return indicesWithin(draft.told.places, tile.piece).flatMap((index) => {
    const hit = draft.told.places[index];
    if (!hit || hit.presence === 'mentioned' || hit.presence === 'set' || SMALL_PLACES.has(hit.kind))
      return [];
    return [{ place: draft.places.of[index] ?? 0, entered: hit.presence === 'enters' }];
  });
}

/** Place item that a tile sets: light falls into a room, a lamp hangs on a bridge. */
function settingOf(draft: StoryDraft, tile: Tile): number | null {
  if (tile.piece.kind !== 'narration') return null;
  const index = indicesWithin(draft.told.places, tile.piece).find((at) => {
    const hit = draft.told.places[at];
    return hit?.presence === 'set' && !SMALL_PLACES.has(hit.kind) && !WIDE.has(hit.kind);
  });
  return index === undefined ? null : (draft.places.of[index] ?? null);
}

/** Names that are no words of weather or time: 小雨 is a girl. */
const namesIn = ({ cast }: StoryDraft): readonly string[] =>
  cast.flatMap(({ origin, names }) =>
    origin === 'name' || origin === 'hint' ? [...names.keys()].filter((name) => name.length > 1) : [],
  );

const textOf = (draft: StoryDraft, tile: Tile): string =>
  draft.page.source.text.slice(tile.piece.start, tile.piece.end);

/** Why the page begins a part at a tile. A title begins nothing. */
function markOf(draft: StoryDraft, tile: Tile): string | null {
  const block = draft.blockAt(tile.piece.start);
  if (tile.piece.kind === 'heading' && block?.kind !== 'title')
    return `mark: ${textOf(draft, tile).slice(0, 80)}`;
  return block?.kind === 'ornament' ? 'mark: ornament' : null;
}

function beatsOf(draft: StoryDraft): Beat[] {
  let paragraph = -1;
  return draft.tiles.map((tile) => {
    const startsParagraph = tile.piece.paragraph !== paragraph;
    paragraph = tile.piece.paragraph;
    const counts = tile.piece.kind !== 'heading' && tile.piece.kind !== 'note';
    return {
      told: tile.piece.kind === 'narration',
      counts,
      text: textOf(draft, tile),
      startsParagraph,
      mark: markOf(draft, tile),
      whereabouts: whereabouts(draft, tile),
      setting: settingOf(draft, tile),
    };
  });
}

/** A scene by the range of its tiles. */
interface Range {
  readonly cut: SceneCut;
  readonly from: number;
  readonly to: number;
}

const rangesOf = (cuts: readonly SceneCut[], count: number): Range[] =>
  cuts.map((cut, index) => ({ cut, from: cut.from, to: cuts[index + 1]?.from ?? count }));

/** Kinds that hold other places: a scene plays there only when nothing nearer is said. */
const WIDE: ReadonlySet<string> = new Set(['town', 'city', 'village', 'sky', 'sea', 'open']);

/** How much a mention says that the scene plays there, by its presence. */
const WEIGHT: Readonly<Record<PlaceHit['presence'], number>> = {
  enters: 1,
  inside: 1,
  set: 0.7,
  mentioned: 0.1,
};

/** Place of a scene: each place that is said holds until the next one is; the one that holds longest wins. */
function placeOf(draft: StoryDraft, ids: Ids, range: Range): number | null {
  if (range.cut.place !== null) return range.cut.place;
  const holds = new Map<number, number>();
  let current: { place: number; weight: number } | null = null;
  for (const tile of draft.tiles.slice(range.from, range.to)) {
    const said = tile.piece.kind === 'narration' ? placeIn(draft, ids, tile) : null;
    const next = said && onlyMinor(draft, tile) ? { ...said, weight: said.weight * 0.3 } : said;
    if (next && (next.weight >= 0.5 || !current || current.weight < 0.5)) current = next;
    if (current) holds.set(current.place, (holds.get(current.place) ?? 0) + current.weight);
  }
  return [...holds].reduce<readonly [number | null, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [null, 0],
  )[0];
}

/** Whether all who act in a tile are people of no part: the carters stopped in the street. */
function onlyMinor(draft: StoryDraft, tile: Tile): boolean {
  const { phrases, meaning, figures } = draft.told.people;
  const subjects = indicesWithin(phrases, tile.piece).flatMap((index) =>
    phrases[index]?.subject ? (figures[meaning[index] ?? -1] ?? []) : [],
  );
  return (
    subjects.length > 0 && subjects.every((figure) => figure.origin === 'group' || figure.mentions.length < 3)
  );
}

/** The place that a tile says most firmly, the last of equals. */
function placeIn(draft: StoryDraft, ids: Ids, tile: Tile): { place: number; weight: number } | null {
  let best: { place: number; weight: number } | null = null;
  for (const index of indicesWithin(draft.told.places, tile.piece)) {
    const hit = draft.told.places[index];
    const place = draft.places.of[index] ?? -1;
    if (!hit || SMALL_PLACES.has(hit.kind) || !ids.place.has(place)) continue;
    const weight = WEIGHT[hit.presence] * (WIDE.has(hit.kind) ? 0.3 : 1);
    if (weight >= (best?.weight ?? 0)) best = { place, weight };
  }
  return best;
}

/** The units of a reading, and the ids they are written with. */
interface Written {
  readonly ids: Ids;
  readonly units: readonly Unit[];
}

/** Figures who speak, act or are told of in a scene, in order; those only talked about are not there. */
function presentIn(draft: StoryDraft, { ids, units }: Written, range: Range): string[] {
  const found: string[] = [];
  units.slice(range.from, range.to).forEach((unit, offset) => {
    if (unit.kind === 'dialogue' || unit.kind === 'thought')
      found.push(...(unit.speaker === null ? [] : [unit.speaker]));
    if (unit.kind !== 'narration' && unit.kind !== 'tag') return;
    const tile = draft.tiles[range.from + offset];
    const acting = unit.actions
      .flatMap((action) => [action.actor, action.target])
      .filter((id) => id?.startsWith('c') === true);
    found.push(...acting.filter((id) => id !== null), ...(tile ? subjectsIn(draft, ids, tile) : []));
  });
  return [...new Set(found)];
}

const subjectsIn = (draft: StoryDraft, ids: Ids, tile: Tile): string[] => {
  const { phrases, meaning } = draft.told.people;
  return indicesWithin(phrases, tile.piece).flatMap((index) => {
    const figure = meaning[index] ?? null;
    return phrases[index]?.subject && figure !== null ? (ids.figure.get(figure) ?? []) : [];
  });
};

function propsIn(draft: StoryDraft, ids: Ids, range: Range): string[] {
  const hits = draft.tiles
    .slice(range.from, range.to)
    .filter((tile) => tile.piece.kind === 'narration' || tile.piece.kind === 'tag')
    .flatMap((tile) => indicesWithin(draft.told.props, tile.piece));
  return [...new Set(hits.flatMap((hit) => ids.prop.get(draft.props.of[hit] ?? -1) ?? []))];
}

/** Hours of scene headings in small letters; 日 and DAY are an afternoon, 夜 is a night. */
const spelled = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\n（）()：:/]/g, ' ')
    .replace(/(?:^|[\s，,、。.·-])(?:day|日间?|白天)(?=$|[\s，,、。.·-])/g, ' afternoon 下午')
    .replace(/(?:^|[\s，,、。.·-])凌晨(?=$|[\s，,、。.·-])/g, ' 黎明')
    .replace(/(?:^|[\s，,、。.·-])早(?=$|[\s，,、。.·-])/g, ' 早上')
    .replace(/(?:^|[\s，,、。.·-])晚(?=$|[\s，,、。.·-])/g, ' 晚上')
    .replace(/(?:^|[\s，,、。.·-])夜(?=$|[\s，,、。.·-])/g, ' 夜里')
    .replace(/(?:^|[\s，,、。.·-])晨(?=$|[\s，,、。.·-])/g, ' 清晨')
    .replace(/[\s，,、。.·-](?:小|大)?雨(?=$|[\s，,、。.·-])/g, ' 下雨')
    .replace(/[\s，,、。.·-](?:小|大)?雪(?=$|[\s，,、。.·-])/g, ' 下雪')
    .replace(/[\s，,、。.·-]雾(?=$|[\s，,、。.·-])/g, ' 大雾')
    .replace(/[\s，,、。.·-]风(?=$|[\s，,、。.·-])/g, ' 大风')
    .replace(/(?:^|[\s，,、。.·-])昏(?=$|[\s，,、。.·-])/g, ' 黄昏');

/** Reasons of cuts after which the same night goes on. */
const GOES_ON =
  /^time: (?:天快亮|天刚亮|天亮|深夜|半夜|午夜|后半夜|夜深|黎明|拂晓|at (?:last )?(?:dawn|daybreak|midnight))/;

function wordsOf(draft: StoryDraft, range: Range): SceneWords {
  const tiles = draft.tiles.slice(range.from, range.to);
  const block = headingOf(draft, range.from);
  const names = namesIn(draft);
  const nameless = (text: string): string => names.reduce((sum, name) => sum.replaceAll(name, '·'), text);
  return {
    told: tiles
      .filter(({ piece }) => piece.kind === 'narration' || piece.kind === 'tag')
      .map((tile) => nameless(textOf(draft, tile))),
    spoken: tiles
      .filter(({ piece }) => piece.kind === 'speech')
      .map((tile) => textOf(draft, tile))
      .join(' '),
    heading: block ? spelled(draft.page.source.text.slice(block.start, block.end)) : '',
    jumped: range.cut.jumped && range.cut.because !== 'start',
    goesOn: GOES_ON.test(range.cut.because),
  };
}

/** Lists the scenes of a draft. `fallback` is the place of those that play nowhere. */
export function scenesOf(draft: StoryDraft, written: Written, fallback: string): FoundScene[] {
  const { ids, units } = written;
  const beats = beatsOf(draft);
  const ranges = rangesOf(cutScenes(beats, draft.tongue.setting), draft.tiles.length);
  let facts: SceneFacts | null = null;
  let place: string | null = null;
  let indoors = false;
  return ranges.map((range, index) => {
    facts = factsOf(wordsOf(draft, range), facts, draft.tongue.setting);
    const headed: HeadingPlace | null = headingPlace(draft, ids, range.from);
    const item = headed ? null : placeOf(draft, ids, range);
    const kind = item === null ? null : draft.places.items[item]?.kind;
    place = headed?.id ?? (item === null ? place : (ids.place.get(item) ?? place));
    indoors = headed?.indoors ?? (kind ? isIndoors(kind) : indoors);
    const inside = units.slice(range.from, range.to);
    return {
      id: `s${index + 1}`,
      start: inside[0]?.start ?? 0,
      end: inside.at(-1)?.end ?? 0,
      place: place ?? fallback,
      indoors,
      ...facts,
      cast: presentIn(draft, written, range),
      props: propsIn(draft, ids, range),
      units: inside.map((unit) => unit.id),
      because: range.cut.because.slice(0, 120),
    };
  });
}
