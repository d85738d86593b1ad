/** Writes the tiles of a draft as the units of a reading. */
import type { Action, Unit } from '../../../../contracts/reading.ts';
import type { Span } from '../../../../contracts/shared.ts';
import { originOf } from '../page/source.ts';
import { toneOf, feelingOf } from '../said/tone.ts';
import type { Turn } from '../said/turn.ts';
import { indicesWithin } from '../who/span-range.ts';
import type { Deed } from './deeds.ts';
import type { Ids, StoryDraft } from './story-draft.ts';
import type { Tile } from './tiles.ts';

/** Text of a span with blanks folded and hard wraps undone, as the author wrote it. */
function textOf(draft: StoryDraft, tile: Tile): string {
  const { source } = draft.page;
  const whole = originOf(source, tile.piece);
  if (whole.start === tile.at.start && whole.end === tile.at.end)
    return source.shown.slice(tile.piece.start, tile.piece.end);
  const words = draft.story.slice(tile.at.start, tile.at.end);
  return words.replace(/\s+/g, source.language === 'zh' ? '' : ' ').trim();
}

/** A tile with its index and the id of its unit. */
interface Numbered {
  readonly tile: Tile;
  readonly index: number;
  readonly id: string;
}

const base = (draft: StoryDraft, { tile, id }: Numbered) => ({
  id,
  ...tile.at,
  text: textOf(draft, tile),
  paragraph: tile.piece.paragraph,
});

const idOf = (ids: ReadonlyMap<number, string>, key: number | null | undefined): string | null =>
  key === null || key === undefined ? null : (ids.get(key) ?? null);

function actionOf(draft: StoryDraft, ids: Ids, deed: Deed): Action {
  const { hit } = deed;
  const thing = deed.thing === null ? null : idOf(ids.prop, draft.props.of[deed.thing]);
  return {
    verb: hit.verb,
    actor: idOf(ids.figure, deed.actor) ?? thing,
    target: idOf(ids.figure, deed.target),
    prop: hit.prop === null ? null : idOf(ids.prop, draft.props.of[hit.prop]),
    place: hit.place === null ? null : idOf(ids.place, draft.places.of[hit.place]),
    manner: hit.manner,
    span: originOf(draft.page.source, hit),
  };
}

const actionsOf = (draft: StoryDraft, ids: Ids, index: number): Action[] =>
  (draft.deeds[index] ?? []).map((deed) => actionOf(draft, ids, deed));

/** Figures that a phrase means: one, several together, or none. */
function meantBy(draft: StoryDraft, phrase: number): readonly number[] {
  const { meaning, gatherings } = draft.told.people;
  const figure = meaning[phrase] ?? null;
  return gatherings.get(phrase) ?? (figure === null ? [] : [figure]);
}

/** Everybody and everything meant in a span, in order, each once. */
function subjectsOf(draft: StoryDraft, ids: Ids, span: Span): string[] {
  const { people, places, props } = draft.told;
  const found = [
    ...indicesWithin(people.phrases, span).flatMap((index) =>
      meantBy(draft, index).map((figure) => ({
        at: people.phrases[index]?.start ?? 0,
        id: idOf(ids.figure, figure),
      })),
    ),
    ...indicesWithin(places, span).map((index) => ({
      at: places[index]?.start ?? 0,
      id: idOf(ids.place, draft.places.of[index]),
    })),
    ...indicesWithin(props, span).map((index) => ({
      at: props[index]?.start ?? 0,
      id: idOf(ids.prop, draft.props.of[index]),
    })),
  ];
  return [...new Set(found.sort((a, b) => a.at - b.at).flatMap(({ id }) => (id === null ? [] : [id])))];
}

/** Whether nobody does anything: a look, a place, an hour, the weather. */
const isDescriptive = (actions: readonly Action[]): boolean =>
  !actions.some(
    (action) =>
      action.actor?.startsWith('c') === true ||
      (action.actor !== null && /^(?:open|close|fall|move|break|fly|ring|stop)$/.test(action.verb)),
  );

/** Tags of what is said to nobody else: it is heard as a thought. */
const TO_SELF =
  /\b(?:said|thought|cried|muttered|murmured|whispered)(?: (?:the )?[\w-]+){0,3} to (?:him|her|it|my)self\b/i;

/** Speeches on either side whose tags tell how one of a turn is said; a turn of a whole chapter has thousands. */
const TAG_REACH = 8;

/** The tags of the turn that a speech is part of, near it. */
function tagsNear({ page, tags }: StoryDraft, speech: number, turn: Turn['speeches']): string {
  const own = turn.findIndex((part) => part === page.speeches[speech]);
  return turn
    .slice(Math.max(0, own - TAG_REACH), own + TAG_REACH + 1)
    .map((_, offset) => tags.get(speech - Math.min(own, TAG_REACH) + offset) ?? '')
    .join(' ');
}

function speechUnit(draft: StoryDraft, ids: Ids, numbered: Numbered & { readonly speech: number }): Unit {
  const { tile, speech } = numbered;
  const said = draft.attributions[speech];
  const tags = tagsNear(draft, speech, said?.turn.speeches ?? []);
  const text = textOf(draft, tile);
  const tone = toneOf({ spoken: text, tag: tags }, draft.tongue.delivery(tags), draft.tongue.setting);
  const isToSelf = TO_SELF.test(tags);
  const known = (key: number): string[] =>
    ids.figure.get(key) === undefined ? [] : [ids.figure.get(key) ?? ''];
  return {
    kind: said?.thought === true || isToSelf ? 'thought' : 'dialogue',
    ...base(draft, numbered),
    speaker: idOf(ids.figure, said?.speaker),
    addressees: isToSelf ? [] : (said?.addressees ?? []).flatMap(known),
    confidence: said?.confidence ?? 0,
    alternatives: (said?.alternatives ?? []).flatMap(({ speaker, confidence }) =>
      known(speaker).map((figure) => ({ speaker: figure, confidence })),
    ),
    cue: said?.cue ?? 'nobody',
    ...tone,
  };
}

function narrationUnit(draft: StoryDraft, ids: Ids, numbered: Numbered): Unit {
  const { tile, index } = numbered;
  const actions = actionsOf(draft, ids, index);
  const text = draft.page.source.text.slice(tile.piece.start, tile.piece.end);
  return {
    kind: 'narration',
    ...base(draft, numbered),
    narrator: idOf(ids.figure, draft.narrator),
    emotion: feelingOf(text, draft.tongue.setting),
    actions,
    subjects: subjectsOf(draft, ids, tile.piece),
    descriptive: isDescriptive(actions),
  };
}

/** Lists the units of a draft. */
export function unitsOf(draft: StoryDraft, ids: Ids): Unit[] {
  return draft.tiles.map((tile, index): Unit => {
    const numbered = { tile, index, id: ids.unit[index] ?? '' };
    const { piece } = tile;
    switch (piece.kind) {
      case 'speech':
        return speechUnit(draft, ids, { ...numbered, speech: piece.speech });
      case 'tag':
        return {
          kind: 'tag',
          ...base(draft, numbered),
          of: ids.speech.get(piece.speech) ?? '',
          actions: actionsOf(draft, ids, index).filter((action) => action.verb !== 'speak'),
        };
      case 'narration':
        return narrationUnit(draft, ids, numbered);
      case 'heading':
      case 'note':
        return { kind: piece.kind, ...base(draft, numbered) };
    }
  });
}
