/** Builds readings for tests from a story and its pieces in order, so that spans need not be counted by hand. */
import type { Action, ActionVerb, FoundScene, StoryReading, Unit } from '../../../contracts/reading.ts';
import type { Span } from '../../../contracts/shared.ts';

type SpeechFields = Pick<
  Extract<Unit, { kind: 'dialogue' }>,
  'emotion' | 'intensity' | 'manner' | 'confidence'
>;

/** A deed in short: verb, actor, and what else matters. */
export interface Deed {
  readonly verb: ActionVerb;
  readonly by?: string;
  readonly to?: string;
  readonly with?: string;
  readonly at?: string;
  readonly manner?: Action['manner'];
}

/** A piece of the story in order. `text` is found in the story after the piece before it. */
export type Piece =
  | { readonly is: 'heading'; readonly text: string }
  | ({
      readonly is: 'say' | 'think';
      readonly text: string;
      readonly by: string;
      readonly to?: string;
    } & Partial<SpeechFields>)
  | { readonly is: 'tag'; readonly text: string; readonly deeds?: readonly Deed[]; readonly of?: 'next' }
  | {
      readonly is: 'tell';
      readonly text: string;
      readonly deeds?: readonly Deed[];
      readonly about?: readonly string[];
      readonly descriptive?: boolean;
    };

/** A scene in short: everything but what the pieces tell. */
export interface ScenePieces extends Omit<FoundScene, 'start' | 'end' | 'units'> {
  readonly pieces: readonly Piece[];
}

const prefixes: Readonly<Record<Piece['is'], string>> = {
  heading: 'h',
  say: 'l',
  think: 'l',
  tag: 't',
  tell: 'n',
};

const actionOf = (deed: Deed, span: Span): Action => ({
  verb: deed.verb,
  actor: deed.by ?? null,
  target: deed.to ?? null,
  prop: deed.with ?? null,
  place: deed.at ?? null,
  manner: deed.manner ?? 'plain',
  span,
});

interface Place {
  readonly id: string;
  readonly span: Span;
  /** Ids of the speech before and after a tag. */
  readonly before: string;
  readonly after: string;
}

function unitOf(piece: Piece, { id, span, before, after }: Place): Unit {
  const base = { id, ...span, text: piece.text.replaceAll(/\s+/g, ' '), paragraph: 0 };
  switch (piece.is) {
    case 'heading':
      return { kind: 'heading', ...base };
    case 'tag':
      return {
        kind: 'tag',
        ...base,
        of: piece.of === 'next' || before === '' ? after : before,
        actions: (piece.deeds ?? []).map((deed) => actionOf(deed, span)),
      };
    case 'tell':
      return {
        kind: 'narration',
        ...base,
        narrator: null,
        emotion: 'neutral',
        actions: (piece.deeds ?? []).map((deed) => actionOf(deed, span)),
        subjects: [...(piece.about ?? [])],
        descriptive: piece.descriptive ?? false,
      };
    case 'say':
    case 'think':
      return {
        kind: piece.is === 'say' ? 'dialogue' : 'thought',
        ...base,
        speaker: piece.by,
        addressees: piece.to === undefined ? [] : [piece.to],
        confidence: piece.confidence ?? 0.95,
        alternatives: [],
        cue: 'tag',
        emotion: piece.emotion ?? 'neutral',
        intensity: piece.intensity ?? 0.3,
        manner: piece.manner ?? 'normal',
      };
  }
}

/** A reading of `text`; throws a RangeError when a piece is not found where it should be. */
export function composeReading(
  text: string,
  head: Omit<StoryReading, 'units' | 'scenes'>,
  scenes: readonly ScenePieces[],
): StoryReading {
  const counts: Record<string, number> = {};
  const flat = scenes.flatMap((scene) => scene.pieces.map((piece) => ({ scene, piece })));
  const named = flat.map(({ scene, piece }) => {
    const prefix = prefixes[piece.is];
    counts[prefix] = (counts[prefix] ?? 0) + 1;
    return { scene, piece, id: `${prefix}${counts[prefix]}` };
  });
  let cursor = 0;
  const units = named.map(({ scene, piece, id }, at) => {
    const start = text.indexOf(piece.text, cursor);
    if (start < 0) throw new RangeError(`“${piece.text}” does not follow.`);
    cursor = start + piece.text.length;
    const isSpeech = (other: (typeof named)[number]): boolean => other.id.startsWith('l');
    const before = named.slice(0, at).findLast(isSpeech)?.id ?? '';
    const after = named.slice(at).find(isSpeech)?.id ?? before;
    return { scene, unit: unitOf(piece, { id, span: { start, end: cursor }, before, after }) };
  });
  return {
    ...head,
    units: units.map(({ unit }) => unit),
    scenes: scenes.map(({ pieces: _, ...scene }) => {
      const mine = units.filter((each) => each.scene.id === scene.id).map(({ unit }) => unit);
      return {
        ...scene,
        start: mine[0]?.start ?? 0,
        end: mine.at(-1)?.end ?? 0,
        units: mine.map(({ id }) => id),
      };
    }),
  };
}
