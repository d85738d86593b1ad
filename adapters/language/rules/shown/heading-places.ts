/** Places that a screenplay's scene headings name: INT. STATION OFFICE - NIGHT, 内景 铺子 夜. */
import type { PlaceKind } from '../../../../contracts/reading.ts';
import type { Block } from '../page/blocks.ts';
import type { PlaceHit } from './finding.ts';

const LEAD =
  /^(?:\d+[.、．\s]\s*)?(?:第\s*[一二三四五六七八九十\d]+\s*[场幕]\s*)?\.?(?:(?:int|ext|est|i)\b\.?(?:\/\s*(?:ext|int|e)\b\.?)?|内外景|内景|外景|内|外)?[\s.。．：:、]*/i;

const INSIDE = /^(?:\d+[.、．\s]\s*)?\.?(?:int|内景|内[\s.。：:、])/i;

/** Where the place ends: at a dash, or before the hour. */
const TAIL =
  /\s+[-–—]\s+|\s*——?\s*|[\s，,、。.·]+(?=(?:日|夜|晨|昏|清晨|黄昏|傍晚|夜晚|白天|内|外|day|night|dawn|dusk|morning|evening|continuous|later)(?:[\s，,、。.·]|$))|[，,。]/i;

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
      const from = LEAD.exec(words)?.[0].length ?? 0;
      const rest = words.slice(from);
      const name = rest.slice(0, TAIL.exec(rest)?.index ?? rest.length).trim();
      if (name === '') return [];
      const start = block.start + from;
      const kind = kindOf(spelled(name)) ?? (INSIDE.test(words) ? 'room' : 'open');
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
