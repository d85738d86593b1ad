/** Signs of who speaks, found in the words around a quotation. */
import type { Span } from '../../../../contracts/shared.ts';

/**
 * Where the sign stands: `tag` right after the words (“…” said Nell), `lead` right before them (Nell said: “…”), `beat` a deed
 * before them in the paragraph, `after` a deed after them, `intro` the paragraph before, `given` the page itself.
 */
export type CueKind = 'tag' | 'lead' | 'beat' | 'after' | 'intro';

export interface Cue {
  readonly kind: CueKind;
  /** Index of the phrase that stands as the subject; null when the verb has none. */
  readonly phrase: number | null;
  /** The verb of speech or thought, in `Source.text`; null for deeds. */
  readonly verb: Span | null;
  readonly thought: boolean;
  /** Whether the verb has a subject whom nobody knows: whispered a voice, cried one of them. */
  readonly unnamed?: boolean;
  /** Whether a lead leaves no doubt: its verb has its own subject and ends right before the words. */
  readonly firm?: boolean;
}

/** How a language finds the words that say who speaks. Ranges index `Source.text` and hold no speech. */
export interface CueFinder {
  /** A tag at the beginning of the range, right after speech. */
  readonly after: (range: Span) => Cue | null;
  /** A tag at the end of the range, right before speech. */
  readonly before: (range: Span) => Cue | null;
  /** Whether the range says nobody new, so that whoever spoke before goes on. */
  readonly goesOn: (range: Span) => boolean;
  /** The subject of the first or the last sentence of the range. */
  readonly subject: (range: Span, which: 'first' | 'last') => number | null;
}

/** A cue finder that asks another language's where its own finds no verb of speech: “我来了，” said Tom。 */
export const orElse = (own: CueFinder, other: CueFinder): CueFinder => ({
  ...own,
  after: (range) => own.after(range) ?? other.after(range),
  before: (range) => {
    const cue = own.before(range);
    const second = cue?.verb ? null : other.before(range);
    return second?.verb ? second : cue;
  },
});

/** A cue finder that reads each range once: turns, tags and scenes ask for the same ones. */
export function remembering(finder: CueFinder): CueFinder {
  const memory = new Map<string, Cue | null>();
  const recall = (side: 'after' | 'before', range: Span): Cue | null => {
    const key = `${side} ${range.start} ${range.end}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const cue = finder[side](range);
    memory.set(key, cue);
    return cue;
  };
  return { ...finder, after: (range) => recall('after', range), before: (range) => recall('before', range) };
}
