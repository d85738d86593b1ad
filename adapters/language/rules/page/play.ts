/** Pages on which each line begins with the name of its speaker: `NELL: I will go.`, `阿满（低声）：我去。` */
import type { Block } from './blocks.ts';
import { trimmed } from './blocks.ts';
import { layOut } from './layout.ts';
import { isSceneHeading } from './screenplay.ts';
import type { Source } from './source.ts';

const ENGLISH = /^([A-Z][\p{L}\d.'’-]*(?: [\p{L}\d.'’-]+){0,3})\s*(?:\([^)]{1,60}\))?\s*[:：]\s*(?=\S)/u;
const CHINESE = /^([^\s：:“”「」，。！？、（）()—…]{1,10})\s*(?:[（(][^）)]{1,30}[）)])?\s*[：:]\s*(?=\S)/;

/** Words before a colon that are no name. */
const NO_NAME =
  /(?:说|道|问|喊|叫|答|想|曰|嚷|唱|是|如下)$|^(?:note|title|chapter|scene|act|part|time|place|setting|cast|characters|author|ps|时间|地点|人物|场景|布景|标题|作者|备注|注)$/i;

const STAGE_LINE = /^[△▲（(【]/;

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

/** Whether a page is a play: half of its lines have a cue, three or more, and a name comes back or there are few names. */
export function isPlay(source: Source): boolean {
  const cues = source.paragraphs.map((span) => cueOf(source, source.text.slice(span.start, span.end)));
  const names = cues.flatMap((cue) => (cue ? [cue.name] : []));
  const distinct = new Set(names).size;
  return (
    names.length >= 3 &&
    names.length >= source.paragraphs.length * 0.4 &&
    distinct <= Math.max(3, names.length * 0.6)
  );
}

/** Cuts one cued paragraph into name (with its aside) and line. Quotation marks around the whole line are left out. */
function cut(source: Source, block: Block, cue: Cue): Block[] {
  const { start, end, paragraph } = block;
  const line = trimmed(source.text, { start: start + cue.length, end });
  const quoted = /^["“「『].*["”」』]$/.test(source.text.slice(line.start, line.end));
  const spoken = quoted ? { start: line.start + 1, end: line.end - 1 } : line;
  return [
    { kind: 'cue', paragraph, start, end: start + cue.length },
    { kind: 'line', paragraph, speaker: cue.name, ...spoken },
  ];
}

/** Classifies the lines of a play. */
export function layOutPlay(source: Source): Block[] {
  return layOut(source).flatMap((block) => {
    const text = source.text.slice(block.start, block.end);
    if (isSceneHeading(text)) return [{ ...block, kind: 'scene' as const }];
    if (STAGE_LINE.test(text)) return [block];
    const cue = cueOf(source, text);
    return cue ? cut(source, { ...block, kind: 'prose' }, cue) : [block];
  });
}
