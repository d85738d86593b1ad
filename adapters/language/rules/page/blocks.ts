/** What each stretch of a page is by its setting: prose, a heading, a name above a line, the line itself. */
import type { Span } from '../../../../contracts/shared.ts';

/**
 * `chapter` begins a part, `scene` is a screenplay's heading (INT. KITCHEN - NIGHT), `cue` names who speaks next,
 * `aside` is a parenthetical, `line` is what is spoken, `note` is anything that is no part of the story.
 */
export type BlockKind =
  'title' | 'chapter' | 'ornament' | 'note' | 'scene' | 'cue' | 'aside' | 'line' | 'prose';

/** A stretch of `Source.text`. `paragraph` counts the paragraphs of the story from 0. */
export interface Block extends Span {
  readonly kind: BlockKind;
  readonly paragraph: number;
  /** Name that the page gives to whoever speaks; only lines have one. */
  readonly speaker?: string;
}

/** Cuts blanks off both ends of a span. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

const UNTOLD: ReadonlySet<BlockKind> = new Set(['title', 'chapter', 'ornament', 'note', 'scene', 'cue']);

/** The text with everything that is no part of the telling blanked out, so that no index moves. */
export function toldPart(text: string, blocks: readonly Block[]): string {
  return blocks
    .filter((block) => UNTOLD.has(block.kind))
    .reduce((told, { start, end }) => told.slice(0, start) + ' '.repeat(end - start) + told.slice(end), text);
}
