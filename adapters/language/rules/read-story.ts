/** Reads a story: the whole engine on one page. Pure: the same story and order give the same reading. */
import type { ReadingOrder } from '../../../contracts/job-kinds.ts';
import type {
  CastMember,
  FoundPlace,
  FoundProp,
  PlaceKind,
  PropKind,
  StoryReading,
} from '../../../contracts/reading.ts';
import type { CastHint } from '../../../contracts/story.ts';
import type { Block } from './page/blocks.ts';
import { languageOf } from './page/language-of.ts';
import { pageFrom, type Page } from './page/page.ts';
import { originOf } from './page/source.ts';
import { attribute, type Attribution } from './said/attribute.ts';
import { commonName, takePlaces, takeProps, type Inventory, type Item } from './shown/inventory.ts';
import { isIndoors } from './shown/place-kinds.ts';
import type { Told, Tongue } from './tongue.ts';
import { DeedReader, type Deed } from './units/deeds.ts';
import { idsOf } from './units/ids.ts';
import { piecesOf } from './units/pieces.ts';
import { scenesOf } from './units/scenes.ts';
import type { Ids, StoryDraft } from './units/story-draft.ts';
import { tilesOf, type Tile } from './units/tiles.ts';
import { titleOf } from './units/title.ts';
import { unitsOf } from './units/units.ts';
import { worldOf } from './units/world.ts';
import { isCast, portray, roleOf, type Part } from './who/cast.ts';
import type { Figure } from './who/figure.ts';
import { joinIntroduced } from './who/introductions.ts';
import { joinHouseholds, type Call } from './who/households.ts';
import { mergedInto } from './who/merge.ts';
import { findSpokenKin } from './who/spoken-kin.ts';
import { firstFrom } from './who/span-range.ts';
import { unveil } from './who/unveil.ts';

/** Languages are loaded when a story needs them. */
const tongues: Readonly<Record<Tongue['language'], () => Promise<Tongue>>> = {
  zh: async () => (await import('./zh/tongue.ts')).chinese,
  en: async () => (await import('./en/tongue.ts')).english,
};

/** What is asked of a reading; the story itself is handed in. */
export type Order = Omit<ReadingOrder, 'story'>;

/** Names that plays and screenplays put before lines, as names that count. NELL is Nell. */
function givenNames(page: Page, hints: readonly CastHint[]): CastHint[] {
  const known = new Set(
    hints.flatMap((hint) => [hint.name, ...hint.aliases]).map((name) => name.toLowerCase()),
  );
  const given = new Set(
    page.speeches.flatMap((speech) => speech.given ?? []).filter((name) => !known.has(name.toLowerCase())),
  );
  return [...given].map((name) => {
    const spelled =
      name === name.toUpperCase()
        ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
        : name;
    return { name: spelled, aliases: spelled === name ? [] : [name], gender: 'unknown' };
  });
}

/** The turns of a story as far as calls matter: whom they call, and who speaks next. */
function callsOf(attributions: readonly Attribution[]): Call[] {
  const turns = attributions.filter((said, index) => said.turn !== attributions[index - 1]?.turn);
  return turns.map((said, index) => {
    const next = turns[index + 1];
    const near =
      next !== undefined && next.turn.paragraph - said.turn.paragraph <= 2 && next.confidence > SURE;
    return { calls: said.turn.calls, speaker: said.speaker, answeredBy: near ? next.speaker : null };
  });
}

/** Confidence from which who speaks may change who is who. */
const SURE = 0.8;

/** Finds out who is who, now that it is known who speaks: kin in speech, households, strangers. */
function settleFigures(
  { page, told, tongue }: Pick<StoryDraft, 'page' | 'told' | 'tongue'>,
  attributions: readonly Attribution[],
): Attribution[] {
  const { people } = told;
  const speech = page.speeches.map(({ start, end }, index) => ({
    start,
    end,
    speaker: attributions[index]?.speaker ?? null,
    addressee: attributions[index]?.addressees[0] ?? null,
  }));
  joinIntroduced(
    page.source.text,
    people,
    speech.filter((_, index) => (attributions[index]?.confidence ?? 0) > SURE),
  );
  findSpokenKin(people, speech);
  joinHouseholds(people, callsOf(attributions), tongue.sharesName);
  const speakers = new Set(
    speech.flatMap(({ speaker }) => (speaker === null ? [] : [mergedInto(people, speaker)])),
  );
  const breaks = page.blocks
    .filter((block) => block.kind === 'chapter' || block.kind === 'ornament' || block.kind === 'scene')
    .map((block) => block.start);
  unveil({ text: page.source.text, reach: tongue.unveilReach, breaks }, people, speakers);
  joinHouseholds(people, [], tongue.sharesName);
  const now = (figure: number): number => mergedInto(people, figure);
  return attributions.map((said) => ({
    ...said,
    speaker: said.speaker === null ? null : now(said.speaker),
    addressees: said.addressees.map(now),
    alternatives: said.alternatives.map((other) => ({ ...other, speaker: now(other.speaker) })),
  }));
}

/** Deeds of every tile, in order. */
function deedsOf(told: Told, tiles: readonly Tile[], attributions: readonly Attribution[]): Deed[][] {
  const reader = new DeedReader({
    actions: (range) => told.actions(range),
    phrases: told.people.phrases,
    meaning: told.people.meaning,
    gatherings: told.people.gatherings,
  });
  return tiles.map(({ piece }) => {
    if (piece.kind === 'tag')
      return reader.read(piece, piece.paragraph, attributions[piece.speech]?.speaker ?? null);
    return piece.kind === 'narration' ? reader.read(piece, piece.paragraph, null) : [];
  });
}

/** How much each figure says and does. */
function partsOf(
  attributions: readonly Attribution[],
  deeds: readonly (readonly Deed[])[],
): Map<number, Part> {
  const parts = new Map<number, { speeches: number; deeds: number }>();
  const part = (figure: number): { speeches: number; deeds: number } => {
    const found = parts.get(figure) ?? { speeches: 0, deeds: 0 };
    parts.set(figure, found);
    return found;
  };
  for (const { speaker } of attributions) if (speaker !== null) part(speaker).speeches++;
  for (const { actor } of deeds.flat()) if (actor !== null) part(actor).deeds++;
  return parts;
}

/** Words of the tags of each speech. */
function tagsOf(page: Page, tiles: readonly Tile[]): Map<number, string> {
  const tags = new Map<number, string>();
  for (const { piece } of tiles)
    if (piece.kind === 'tag')
      tags.set(
        piece.speech,
        `${tags.get(piece.speech) ?? ''} ${page.source.text.slice(piece.start, piece.end)}`,
      );
  return tags;
}

/** Finds the block of a page that a place lies in. */
function blockFinder(blocks: readonly Block[]): (start: number) => Block | undefined {
  return (start) => {
    const block = blocks[firstFrom(blocks, start + 1) - 1];
    return block && start < block.end ? block : undefined;
  };
}

const firstAt = (figure: Figure): number => figure.mentions[0]?.start ?? Number.MAX_SAFE_INTEGER;

function draftOf(
  story: string,
  order: Order,
  tongue: Tongue,
): { draft: StoryDraft; parts: Map<number, Part> } {
  const page = pageFrom(story, tongue.language);
  const told = tongue.open(page, [...order.cast, ...givenNames(page, order.cast)]);
  const said = attribute(page, told.people, { ...tongue.voices, jump: tongue.setting.jump });
  const attributions = settleFigures({ page, told, tongue }, said.attributions);
  const pieces = piecesOf(
    { text: page.source.text, speeches: page.speeches, cutter: told.cutter },
    page.blocks,
  );
  const tiles = tilesOf(story, page.source, pieces);
  const deeds = deedsOf(told, tiles, attributions);
  const parts = partsOf(attributions, deeds);
  const cast = told.people.figures
    .filter((figure) => isCast(figure, parts.get(figure.key) ?? { speeches: 0, deeds: 0 }, story.length))
    .sort((a, b) => firstAt(a) - firstAt(b) || a.key - b.key);
  const draft = {
    story,
    tongue,
    page,
    format: page.format,
    told,
    narrator: said.narrator === null ? null : mergedInto(told.people, said.narrator),
    attributions,
    tiles,
    tags: tagsOf(page, tiles),
    blockAt: blockFinder(page.blocks),
    deeds,
    places: takePlaces(told.places),
    props: takeProps(told.props),
    cast,
  };
  return { draft, parts };
}

function castOf(draft: StoryDraft, ids: Ids, parts: ReadonlyMap<number, Part>): CastMember[] {
  const weight = (figure: Figure): number =>
    (parts.get(figure.key)?.speeches ?? 0) * 2 + (parts.get(figure.key)?.deeds ?? 0) + figure.mentions.length;
  const most = Math.max(
    0,
    ...draft.cast.filter((figure) => figure.key !== draft.narrator && figure.origin !== 'group').map(weight),
  );
  return draft.cast.map((figure) => ({
    id: ids.figure.get(figure.key) ?? '',
    ...portray(figure, draft.told.people, draft.tongue.language),
    role: roleOf(figure, weight(figure), { most, narrator: draft.narrator }),
    mentions: figure.mentions
      .filter((mention) => mention.form !== 'pronoun')
      .map((mention) => originOf(draft.page.source, mention)),
  }));
}

/** The places or the props of a story: their items, their mentions, and the ids of those that are kept. */
interface Finds<K> {
  readonly inventory: Inventory<K>;
  readonly hits: readonly { start: number; end: number }[];
  readonly ids: ReadonlyMap<number, string>;
}

function itemsOf<K>(
  draft: StoryDraft,
  { inventory, hits, ids }: Finds<K>,
): {
  item: Item<K>;
  id: string;
  name: string;
  traits: string[];
  mentions: { start: number; end: number }[];
}[] {
  return inventory.items.flatMap((item) => {
    const id = ids.get(item.key);
    if (id === undefined) return [];
    const mentions = item.hits
      .flatMap((hit) => hits[hit] ?? [])
      .map((hit) => originOf(draft.page.source, hit));
    return [
      { item, id, name: commonName(item).slice(0, 80), traits: [...item.traits].slice(0, 8), mentions },
    ];
  });
}

/** Reads a decoded story. Rejects with STORY_LANGUAGE_UNKNOWN when the language is to be found out and cannot be. */
export async function readStory(story: string, order: Order): Promise<StoryReading> {
  const language = order.language === 'auto' ? languageOf(story) : order.language;
  return readIn(await tongues[language](), story, order);
}

function readIn(tongue: Tongue, story: string, order: Order): StoryReading {
  const { draft, parts } = draftOf(story, order, tongue);
  for (const tile of draft.tiles) {
    if (tile.piece.kind !== 'narration') continue;
    for (const look of draft.told.looks(tile.piece))
      draft.told.people.figures[draft.told.people.meaning[look.phrase] ?? -1]?.traits.add(look.text);
  }
  const ids = idsOf(draft);
  const units = unitsOf(draft, ids);
  const found = itemsOf<PlaceKind>(draft, {
    inventory: draft.places,
    hits: draft.told.places,
    ids: ids.place,
  }).map(({ item, ...rest }): FoundPlace => ({ ...rest, kind: item.kind, indoors: isIndoors(item.kind) }));
  const somewhere = `p${found.length + 1}`;
  const scenes = scenesOf(draft, { ids, units }, somewhere);
  const nowhere: FoundPlace[] = scenes.some((scene) => scene.place === somewhere)
    ? [
        {
          id: somewhere,
          name: draft.tongue.setting.somewhere,
          kind: 'open',
          indoors: false,
          traits: [],
          mentions: [],
        },
      ]
    : [];
  return {
    language: draft.tongue.language,
    format: draft.format,
    title: titleOf(draft.page, order),
    cast: castOf(draft, ids, parts),
    places: [...found, ...nowhere],
    props: itemsOf<PropKind>(draft, {
      inventory: draft.props,
      hits: draft.told.props,
      ids: ids.prop,
    }).map(({ item, ...rest }): FoundProp => ({ ...rest, kind: item.kind })),
    units,
    scenes,
    world: worldOf(draft),
  };
}
