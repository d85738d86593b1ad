/** Places that a screenplay's scene headings name: INT. STATION OFFICE - NIGHT, 内景 铺子 夜. */
import type { PlaceKind } from '../../../../contracts/reading.ts';
import type { Block } from '../page/blocks.ts';
import { CHINESE_INSIDE, CHINESE_LEAD, CHINESE_TAIL } from '../page/chinese-headings.ts';
import type { PlaceHit } from './finding.ts';

const LEAD = /^(?:\d+[.\s]\s*)?\.?(?:int|ext|est|i)\b\.?(?:\/\s*(?:ext|int|e)\b\.?)?[\s.:]*/i;

const INSIDE = /^(?:\d+[.\s]\s*)?\.?int/i;

/** Where the place ends: at a dash, or before the hour. */
const TAIL = /\s+[-–—]\s+|[\s,.]+(?=(?:day|night|dawn|dusk|morning|evening|continuous|later)(?:[\s,.]|$))|,/i;

/** Where a heading names its place, from the beginning of the heading. */
function placeIn(words: string): { readonly from: number; readonly name: string } {
  const english = LEAD.exec(words)?.[0];
  const from = (english ?? CHINESE_LEAD.exec(words)?.[0] ?? '').length;
  const rest = words.slice(from);
  const ends = [TAIL, CHINESE_TAIL].map((tail) => tail.exec(rest)?.index ?? rest.length);
  return { from, name: rest.slice(0, Math.min(...ends)).trim() };
}

const spelled = (name: string): string => (name === name.toUpperCase() ? name.toLowerCase() : name);

/** Lists the places of scene headings; `kindOf` looks up the longest end of a name that is a place. */
export function headingPlaces(
  text: string,
  blocks: readonly Block[],
  kindOf: (name: string) => PlaceKind | null,
): PlaceHit[] {
  return blocks
    .filter((block) => block.kind === 'scene')
    .flatMap((block) => {
      const words = text.slice(block.start, block.end);
      const { from, name } = placeIn(words);
      if (name === '') return [];
      const start = block.start + from;
      const kind =
        kindOf(spelled(name)) ?? (INSIDE.test(words) || CHINESE_INSIDE.test(words) ? 'room' : 'open');
      return [
        {
          start,
          end: start + name.length,
          kind,
          name: spelled(name),
          qualifier: spelled(name).toLowerCase(),
          presence: 'enters',
          isNew: false,
          modifiers: [],
        },
      ];
    });
}
