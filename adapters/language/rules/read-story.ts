/** Reads a story: the whole engine on one page. Pure: the same story and order give the same reading. */
import type {
  CastMember,
  FoundPlace,
  FoundProp,
  PlaceKind,
  PropKind,
  StoryReading,
} from '../../../contracts/reading.ts';
import { languageOf } from '../../../contracts/story-language.ts';
import { originOf } from './page/source.ts';
import { commonName, type Inventory, type Item } from './shown/inventory.ts';
import { isIndoors } from './shown/place-kinds.ts';
import type { Tongue } from './tongue.ts';
import { idsOf } from './units/ids.ts';
import { scenesOf } from './units/scenes.ts';
import type { Ids, StoryDraft } from './units/story-draft.ts';
import { titleOf } from './units/title.ts';
import { unitsOf } from './units/units.ts';
import { worldOf } from './units/world.ts';
import { portray, roleOf, type Part } from './who/cast.ts';
import type { Figure } from './who/figure.ts';
import { draftOf, type Order } from './draft-story.ts';

/** Languages are loaded when a story needs them. */
const tongues: Readonly<Record<Tongue['language'], () => Promise<Tongue>>> = {
  zh: async () => (await import('./zh/tongue.ts')).chinese,
  en: async () => (await import('./en/tongue.ts')).english,
};

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
