/** The account of the source: every character that is not blank, once, as what became of it. */
import type { Action } from '../../../contracts/reading.ts';
import type { Coverage, ScriptElement } from '../../../contracts/script.ts';
import type { Span } from '../../../contracts/shared.ts';
import type { Fate } from './adapt-story.ts';
import { namedIn, type Nameable } from './named.ts';

const isBlank = (character: string): boolean => /\s/.test(character);
const opens = /[“‘「『《〈（([{【¿¡]/;
const closes = /[”’」』》〉）)\]}】。！？，、；：…,.!?;:]/;

/**
 * Where a gap between two units is divided: marks that close belong to what is before, marks that open to what is
 * after; a mark that may be either (") closes before the first blank and opens after it.
 */
function divide(gap: string): number {
  let isOpen = false;
  for (const [at, mark] of Array.from(gap).entries()) {
    if (opens.test(mark)) return at;
    if (isBlank(mark)) isOpen = true;
    else if (!closes.test(mark) && isOpen) return at;
  }
  return gap.length;
}

const trimmed = (text: string, { start, end }: Span): Span => {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charAt(from))) from += 1;
  while (to > from && isBlank(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
};

/** Spans that grow over the marks around them until they tile the text, blanks left out. */
export function tiled(text: string, spans: readonly Span[]): readonly Span[] {
  const cuts = spans.map(({ start }, at) => {
    const before = at === 0 ? 0 : (spans[at - 1]?.end ?? 0);
    return at === 0 ? 0 : Math.min(start, before + divide(text.slice(before, start)));
  });
  return spans.map((_, at) => trimmed(text, { start: cuts[at] ?? 0, end: cuts[at + 1] ?? text.length }));
}

type As = Coverage['as'];

const asOf: Readonly<Record<ScriptElement['kind'], As>> = {
  action: 'shown',
  dialogue: 'spoken',
  thought: 'spoken',
  narration: 'narrated',
};

export interface Staged extends Nameable {
  readonly elements: ReadonlyMap<string, ScriptElement>;
  /** Shots in which an element is seen or heard. */
  readonly shots: ReadonlyMap<string, readonly string[]>;
  /** What is played for what is told: rowing, for a boat that comes. */
  readonly played: (action: Action) => readonly Action[];
}

/** What became of a unit that elements carry. A speech tag whose deeds are acted counts as shown. */
function carriedBy({ elements: ids, isTag }: Fate, span: Span, staged: Staged): Coverage {
  const elements = ids.flatMap((id) => staged.elements.get(id) ?? []);
  const as = isTag ? 'shown' : asOf[elements[0]?.kind ?? 'action'];
  return {
    ...span,
    as,
    shotIds: [...new Set(ids.flatMap((id) => staged.shots.get(id) ?? []))],
    names: as === 'shown' ? namedIn(elements.map(asPlayed(staged)), span, staged) : [],
  };
}

const asPlayed =
  ({ played }: Staged) =>
  <E extends ScriptElement>(element: E): E => ({ ...element, actions: element.actions.flatMap(played) });

/** What became of a unit. */
export interface Account {
  readonly fate: Fate;
  readonly entry: Coverage;
}

/** The account of a whole story. */
export function accountsOf(text: string, fates: readonly Fate[], staged: Staged): Account[] {
  const spans = tiled(
    text,
    fates.map(({ span }) => span),
  );
  return fates.flatMap((fate, at): Account[] => {
    const span = spans[at] ?? fate.span;
    if (span.start >= span.end) return [];
    if (fate.because === null) return [{ fate, entry: carriedBy(fate, span, staged) }];
    return [{ fate, entry: cutEntry(span, fate.because) }];
  });
}

export const cutEntry = ({ start, end }: Span, because: string): Coverage => ({
  start,
  end,
  as: 'cut',
  because,
  shotIds: [],
  names: [],
});
