/** Whether words tell only of the hour and of the sky that hangs over a scene, which its set shows. */
import type { FoundScene } from '../../../contracts/reading.ts';

/** The part of a scene that decides what its sky looks like. */
export type Sky = Pick<FoundScene, 'weather' | 'timeOfDay'>;

/** Something of the sky, and whether it is over a scene. */
interface Sign {
  readonly words: RegExp;
  readonly isOver: (sky: Sky) => boolean;
}

const isDark = ({ timeOfDay }: Sky): boolean => timeOfDay === 'night' || timeOfDay === 'evening';
const isOpen = ({ weather }: Sky): boolean => weather === 'clear' || weather === 'wind';
const isWet = ({ weather }: Sky): boolean => weather === 'rain' || weather === 'storm';

const signs: readonly Sign[] = [
  { words: /雨|\brain\w*/i, isOver: isWet },
  { words: /雷|闪电|\b(?:storm|thunder|lightning)\w*/i, isOver: ({ weather }) => weather === 'storm' },
  { words: /雪|\bsnow\w*/i, isOver: ({ weather }) => weather === 'snow' },
  { words: /雾|\b(?:fog|mist)\w*/i, isOver: ({ weather }) => weather === 'fog' },
  { words: /[乌黑]云|\bclouds?\b/i, isOver: (sky) => isWet(sky) || sky.weather === 'cloudy' },
  { words: /太阳|阳光|日光|\bsun(?:light|shine)?\b/i, isOver: (sky) => isOpen(sky) && !isDark(sky) },
  { words: /月[亮光]|星星|\b(?:moon\w*|stars)\b/i, isOver: (sky) => isOpen(sky) && isDark(sky) },
  { words: /风|\bwinds?\b/i, isOver: ({ weather }) => weather === 'wind' || weather === 'storm' },
  { words: /晴|\bsky (?:is|was) clear/i, isOver: isOpen },
];

/** What has ended is told truly where the sky does not show it any more. */
const ended = /[停散退]|过去|\b(?:stop|ceas|end|lift|fad)\w*|\b(?:gone|cleared)\b|\bover$/i;

/** What is denied cannot be seen; only an end that is denied is something that goes on. */
const denied = /[没未不]|\b(?:not|no|never)\b/i;

/** Weather in which something else is. */
const inIt = /[雨雪雾风][里中]|\b(?:in|through) the \w+$/i;

const hourZh =
  /^(?:第[一二三四五]天|次日|翌日|[那这当]天|[春夏秋冬]天的)?(?:清晨|早晨|早上|上午|中午|下午|黄昏|傍晚|晚上|夜里|夜间|深夜|半夜|黎明)?(?:的时候)?/;
const hourEn =
  /^(?:(?:and|then|but|outside) )?(?:(?:(?:one|that|this|the next|in the|at|by|early|late) )?(?:\w+ )?(?:morning|afternoon|noon|evening|night|dawn|dusk|day)\b ?)?(?:(?:it|there) (?:was |is )?)?/i;

/** How far into a clause about the sky its sign is: characters for Chinese, words for English. */
const HEAD = { han: 6, words: 3 } as const;

/** Weather that comes or is somewhere: 车站下着大雨, 河边起了大雾. Where people are named it is only around them. */
const goesOn = /^[^他她我你们人]{0,8}[下起飘刮落][着起了]{0,2}(?:一[场阵层])?[大小细浓薄暴狂微]*[雨雪雾风]$/;

const isAtHead = (before: string): boolean =>
  (before.match(/\p{Script=Han}/gu)?.length ?? 0) <= HEAD.han &&
  (before.match(/[a-z’']+/gi)?.length ?? 0) < HEAD.words;

function isOfSign(clause: string, sky: Sky): boolean {
  const named = signs.filter(({ words }) => words.test(clause));
  const [first] = named.map(({ words }) => clause.search(words)).toSorted((a, b) => a - b);
  const isOver = ended.test(clause);
  const isDenied = denied.test(clause);
  const isGone = isOver && !isDenied;
  const isTrue = named.every(({ isOver }) => isOver(sky) !== isGone);
  return (
    first !== undefined &&
    isTrue &&
    (isOver || !isDenied) &&
    !inIt.test(clause) &&
    (isAtHead(clause.slice(0, first)) || goesOn.test(clause))
  );
}

/** Clauses without their hours; what tells an hour only leaves nothing. */
const clausesOf = (text: string): readonly string[] =>
  text
    .split(/[，；,;。.!！…]| and /)
    .map((clause) => clause.trim().replace(hourZh, '').replace(hourEn, '').trim())
    .filter((clause) => clause !== '');

/** Whether every clause tells of the hour or of the sky as it is over the scene, and at least one of the sky. */
export function isOfSky(text: string, sky: Sky): boolean {
  const clauses = clausesOf(text);
  return clauses.length > 0 && clauses.every((clause) => isOfSign(clause, sky));
}
