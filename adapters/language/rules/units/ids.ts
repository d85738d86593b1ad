/** Gives ids in order of first appearance: c1, p1, o1; l1, n1, t1, h1 for units. */
import { quotedTest } from '../page/quoted.ts';
import type { Item, Inventory } from '../shown/inventory.ts';
import type { Piece } from './piece.ts';
import type { Ids, StoryDraft } from './story-draft.ts';

const LETTER: Readonly<Record<Piece['kind'], string>> = {
  speech: 'l',
  narration: 'n',
  tag: 't',
  heading: 'h',
  note: 'h',
};

/** Items that the telling itself names, not only speech. */
function toldItems<K>(
  draft: StoryDraft,
  inventory: Inventory<K>,
  hits: readonly { start: number }[],
): Item<K>[] {
  const quoted = quotedTest(draft.page.source.text.length, draft.page.speeches);
  return inventory.items.filter((item) => item.hits.some((hit) => !quoted(hits[hit]?.start ?? 0)));
}

function unitIds(draft: StoryDraft): string[] {
  const counts = new Map<string, number>();
  return draft.tiles.map(({ piece }) => {
    const letter = LETTER[piece.kind];
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    return `${letter}${count}`;
  });
}

const number = (keys: readonly number[], letter: string): Map<number, string> =>
  new Map(keys.map((key, index) => [key, `${letter}${index + 1}`]));

/** Ids of everything in a draft. */
export function idsOf(draft: StoryDraft): Ids {
  const unit = unitIds(draft);
  const speech = new Map<number, string>();
  draft.tiles.forEach(({ piece }, index) => {
    if (piece.kind === 'speech' && !speech.has(piece.speech)) speech.set(piece.speech, unit[index] ?? '');
  });
  return {
    figure: number(
      draft.cast.map((figure) => figure.key),
      'c',
    ),
    place: number(
      toldItems(draft, draft.places, draft.told.places).map((item) => item.key),
      'p',
    ),
    prop: number(
      toldItems(draft, draft.props, draft.told.props).map((item) => item.key),
      'o',
    ),
    unit,
    speech,
  };
}
