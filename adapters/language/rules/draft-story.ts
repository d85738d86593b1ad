/** Reads a story into a draft: its page, its people, who says what, its pieces and their deeds; what units and scenes are written from. */
import type { ReadingOrder } from '../../../contracts/job-kinds.ts';
import type { CastHint } from '../../../contracts/story.ts';
import type { Block } from './page/blocks.ts';
import { titleFacts } from './en/titles.ts';
import { pageFrom, type Page } from './page/page.ts';
import { attribute, type Attribution } from './said/attribute.ts';
import { giveVoices } from './said/unnamed.ts';
import { takePlaces, takeProps } from './shown/inventory.ts';
import type { Told, Tongue } from './tongue.ts';
import { DeedReader, type Deed } from './units/deeds.ts';
import { piecesOf } from './units/pieces.ts';
import type { StoryDraft } from './units/story-draft.ts';
import { tilesOf, type Tile } from './units/tiles.ts';
import { isCast, type Part } from './who/cast.ts';
import type { Figure } from './who/figure.ts';
import { joinIntroduced } from './who/introductions.ts';
import { joinHouseholds, type Call } from './who/households.ts';
import { mergedInto } from './who/merge.ts';
import { findSpokenKin } from './who/spoken-kin.ts';
import { firstFrom } from './who/span-range.ts';
import { tellSelf } from './who/self-told.ts';
import { unveil } from './who/unveil.ts';

/** What is asked of a reading; the story itself is handed in. */
export type Order = Omit<ReadingOrder, 'story'>;

/** The one name before lines that is another with a title before it: COMMANDER REYES for REYES; null when there is none or more. */
function wholeName(name: string, names: ReadonlySet<string>): string | null {
  const [whole, ...more] = [...names].filter(
    (other) =>
      other.endsWith(` ${name}`) && titleFacts(other.slice(0, -name.length).replace('.', '').trim()) !== null,
  );
  return more.length > 0 ? null : (whole ?? null);
}

/** Names that plays and screenplays put before lines, as names that count. NELL is Nell. */
function givenNames(page: Page, hints: readonly CastHint[]): CastHint[] {
  const known = new Set(
    hints.flatMap((hint) => [hint.name, ...hint.aliases]).map((name) => name.toLowerCase()),
  );
  const given = new Set(
    page.speeches.flatMap((speech) => speech.given ?? []).filter((name) => !known.has(name.toLowerCase())),
  );
  return [...given]
    .filter((name) => wholeName(name, given) === null)
    .map((name) => {
      const spelled =
        name === name.toUpperCase()
          ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
          : name;
      const short = [...given].filter((other) => wholeName(other, given) === name);
      return { name: spelled, aliases: [...(spelled === name ? [] : [name]), ...short], gender: 'unknown' };
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

/** What somebody is called in what is said to them, as indices of phrases. */
const callsTo = (figure: number, attributions: readonly Attribution[]): number[] => [
  ...new Set(attributions.flatMap(({ addressees, turn }) => (addressees[0] === figure ? turn.calls : []))),
];

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
  unveil({ text: page.source.text, reach: tongue.unveilReach, breaks, speech }, people, speakers);
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

/** The draft of a story, and how much each of its figures says and does. */
export function draftOf(
  story: string,
  order: Order,
  tongue: Tongue,
): { draft: StoryDraft; parts: Map<number, Part> } {
  const page = pageFrom(story, tongue.language);
  const told = tongue.open(page, [...order.cast, ...givenNames(page, order.cast)]);
  const said = attribute(page, told.people, { ...tongue.voices, jump: tongue.setting.jump });
  const heard = giveVoices(said.attributions, told.people, tongue.language);
  const attributions = settleFigures({ page, told, tongue }, heard);
  const narrator = said.narrator === null ? null : mergedInto(told.people, said.narrator);
  const self = told.people.figures[narrator ?? -1];
  if (self !== undefined)
    tellSelf(self, told.people, { text: page.source.text, calls: callsTo(self.key, attributions) });
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
    narrator,
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
