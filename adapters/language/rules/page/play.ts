/** Pages on which each line begins with the name of its speaker: `NELL: I will go.`, `阿满（低声）：我去。` */
import type { Block } from './blocks.ts';
import { layOut } from './layout.ts';
import { isSettingLine } from './chinese-headings.ts';
import { cutAsides, isDirection, markedDirection } from './directions.ts';
import { cuesAbove, hasHeadings, isSceneHeading, TITLE_PAGE } from './screenplay.ts';
import type { Source } from './source.ts';

const ENGLISH = /^([A-Z][\p{L}\d.'’-]*(?: [\p{L}\d.'’-]+){0,3})\s*(?:\([^)]{1,60}\))?\s*[:：]\s*(?=\S)/u;
const CHINESE = /^([^\s：:“”「」，。！？、（）()—…]{1,10})\s*(?:[（(][^）)]{1,30}[）)])?\s*[：:]\s*(?=\S)/;

/** Words before a colon that are no name. */
const NO_NAME =
  /(?:说|道|问|喊|叫|答|想|曰|嚷|唱|是|如下|着|了|到)$|^(?:note|title|chapter|scene|act|part|time|place|setting|cast|characters|author|ps|时间|地点|人物|场景|布景|标题|作者|备注|注)$/i;

interface Cue {
  readonly name: string;
  /** Length of name, aside and colon. */
  readonly length: number;
}

function cueOf(source: Source, text: string): Cue | null {
  const match =
    (source.language === 'zh' ? (CHINESE.exec(text) ?? ENGLISH.exec(text)) : ENGLISH.exec(text)) ?? null;
  const name = match?.[1];
  return !match || name === undefined || NO_NAME.test(name) ? null : { name, length: match[0].length };
}

/** The names that lines of a page begin with, one for each such line. */
const namesOf = (source: Source): string[] =>
  source.paragraphs.flatMap(({ start, end }) => {
    const text = source.text.slice(start, end);
    const isSet = isSceneHeading(text) || isSettingLine(text) || TITLE_PAGE.test(text);
    return isSet ? [] : (cueOf(source, text)?.name ?? []);
  });

/** Whether a page is a play: half of its lines have a cue, three or more, and a name comes back or there are few names. */
export function isPlay(source: Source): boolean {
  const names = namesOf(source);
  const distinct = new Set(names).size;
  return (
    names.length >= 3 &&
    names.length >= source.paragraphs.length * 0.4 &&
    distinct <= Math.max(3, names.length * 0.6)
  );
}

/** Share of the lines of a script with scene headings that have a cue; the others tell what is done. */
const CUED = 0.15;

/** Whether a page is a script with scene headings in which each line begins with its speaker’s name. */
export function isHeadedPlay(source: Source): boolean {
  if (!hasHeadings(source)) return false;
  const cues = namesOf(source).length;
  return cues >= Math.max(2, source.paragraphs.length * CUED) && cues > cuesAbove(source);
}

/** Cuts one cued paragraph into name (with its aside) and line. Quotation marks around the whole line are left out. */
function cut(source: Source, block: Block, cue: Cue): Block[] {
  const { start, end, paragraph } = block;
  const spoken = cutAsides(source.text, { start: start + cue.length, end });
  if (!spoken.some(({ kind }) => kind === 'line')) return [{ ...block, kind: 'prose' }];
  return [
    { kind: 'cue', paragraph, start, end: start + cue.length },
    ...spoken.map(({ kind, span }): Block => {
      const place = { paragraph, ...span };
      return kind === 'line' ? { kind, speaker: cue.name, ...place } : { kind, ...place };
    }),
  ];
}

/** The blocks of one line of a play. */
function blocksOf(source: Source, block: Block, heading: Block | undefined): Block[] {
  const text = source.text.slice(block.start, block.end);
  if (isSceneHeading(text) || (heading && isSettingLine(text))) return [{ ...block, kind: 'scene' }];
  if (isDirection(text)) return markedDirection(text, block);
  const cue = cueOf(source, text);
  return cue ? cut(source, block, cue) : [block];
}

/** Classifies the lines of a play. Lines that say more of a scene belong to the heading above them. */
export function layOutPlay(source: Source): Block[] {
  const blocks: Block[] = [];
  for (const block of layOut(source)) {
    const last = blocks.at(-1);
    const heading = last?.kind === 'scene' ? last : undefined;
    const mine = blocksOf(source, block, heading);
    const isMore = heading && isSettingLine(source.text.slice(block.start, block.end));
    if (isMore) blocks[blocks.length - 1] = { ...heading, end: block.end };
    else blocks.push(...mine);
  }
  return blocks;
}
