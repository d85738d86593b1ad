/** The story cut into pieces that do not overlap, in order. Spans index `Source.text`. */
import type { Span } from '../../../../contracts/shared.ts';

/** `speech` and `tag` carry the index of the speech they are or belong to. */
export type Piece = Span & { readonly paragraph: number } & (
    | { readonly kind: 'speech' | 'tag'; readonly speech: number }
    | { readonly kind: 'narration' | 'heading' | 'note' }
  );

/** How a language cuts the words between speech. */
export interface Cutter {
  /** The part of a range after speech that only says who spoke; null when none of it does. `ended` tells that the speech closed with a full stop. */
  tagAfter(range: Span, ended: boolean): Span | null;
  /** The part of a range before speech that only says who speaks. */
  tagBefore(range: Span): Span | null;
  /** Narration in sentences, long ones cut where each part can stand alone. */
  sentences(range: Span): Span[];
}
