/**
 * Scene headings of Chinese scripts, in whatever order they name number, place, hour and roof: 第一场 厨房 夜 内;
 * 2-1 日 外 码头; 内景 铺子 夜; 场景：院子（傍晚）; and the lines under them that set the scene: 时间：夜.
 */

const NUMBER = '[一二三四五六七八九十百零〇两\\d]+';

const HOUR =
  '日间?|夜(?:间|晚|里)?|深夜|晨|清晨|早晨|早上?|凌晨|黎明|上午|中午|正午|下午|午后|黄?昏|傍晚|晚上?|白天';

const SIDE = '(?:室?内|室?外|内外|内[/／]外)景?';

/** What stands between the parts of a heading. */
export const HEADING_GAP = '[\\s，,、。.．·：:/／（）()—–-]';

/** A part of a heading that names no place. */
const NO_PLACE = `(?:${HOUR}|${SIDE})(?=${HEADING_GAP}|$)`;

const COUNT = `(?:第\\s*${NUMBER}\\s*[场幕])`;

const SCENE_LABEL = '(?:场景|地点|布景|景)\\s*[：:]';

/** Everything before the place of a heading. */
export const CHINESE_LEAD = new RegExp(
  `^(?:${COUNT}${HEADING_GAP}*)*(?:\\d+(?:-\\d+)*(?:${HEADING_GAP}|场)\\s*)?(?:${SCENE_LABEL}\\s*)?(?:${NO_PLACE}${HEADING_GAP}*)*${HEADING_GAP}*`,
);

/** Where the place ends: at a gap before the hour or the roof, at a bracket, or with the line. */
export const CHINESE_TAIL = new RegExp(`\\n|\\s*[（(]|\\s*——?\\s*|${HEADING_GAP}+(?=${NO_PLACE})|[，,。]`);

const ROOF = (side: string): RegExp => new RegExp(`(?:^|${HEADING_GAP})室?${side}景?(?=${HEADING_GAP}|$)`);

export const CHINESE_INSIDE = ROOF('内');
export const CHINESE_OUTSIDE = ROOF('外');

/** A heading by its number alone; a sentence is none. */
const COUNTED = new RegExp(
  `^${COUNT}(?:${HEADING_GAP}+[^。！？“”]{1,40}|${HEADING_GAP}*[^。！？“”]{0,40}[日夜晨昏内外][）)]?)?$`,
);

/** A heading by its hour or its roof, with or without a number. */
const NUMBERED = new RegExp(
  `^\\d+(?:-\\d+)*(?:[.、．\\s]|场)\\s*(?=.*?(?:^|${HEADING_GAP})${NO_PLACE})[^。！？“”]{1,40}$`,
);
const ROOFED = new RegExp(
  `^(?:内景|外景|内外景|内[/／]外|内|外)${HEADING_GAP}+[^。！？“”\\s][^。！？“”]{0,40}$`,
);
const CLOSED = new RegExp(
  `^[^。！？“”：:，,]{1,20}(?:[\\s（(]+(?:${HOUR})[\\s，,、/]+${SIDE}|[\\s（(]+${SIDE}[\\s，,、/]+(?:${HOUR}))[）)]?$`,
);
const LABELLED = new RegExp(`^${SCENE_LABEL}\\s*\\S.{0,60}$`);

/** A line that says more of the scene whose heading it follows. */
const SETTING = /^(?:时间|地点|人物|出场人物|登场人物|天气|道具|布景|景)\s*[：:]\s*\S.{0,80}$/;

/** Whether a line is a scene heading of a Chinese script. */
export const isChineseHeading = (line: string): boolean =>
  [COUNTED, NUMBERED, ROOFED, CLOSED, LABELLED].some((form) => form.test(line));

/** Whether a line goes on with the heading above it. */
export const isSettingLine = (line: string): boolean => SETTING.test(line) || LABELLED.test(line);
