/** What is worth a voice although a picture carries it: what helps to follow and no picture says by itself. */
import type { StoryReading } from '../../../contracts/reading.ts';
import { isNarration, type PlotPoint, type Told } from './plot.ts';

/** Where a point stands: what the viewer needs to be told there. */
interface Standing {
  readonly opensFilm: boolean;
  readonly opensScene: boolean;
  readonly closesFilm: boolean;
  /** Whether somebody is seen here for the first time and is called by name. */
  readonly introduces: boolean;
}

/** Time goes on or is told: no picture says that a week has passed, or how long it has been. */
const time =
  /^(?:(?:a|an|two|three|four|five|six|seven|eight|nine|ten|many|several|a few|some) (?:day|night|week|month|year|hour|minute)s? (?:later|after|passed|went by)\b)|^(?:第[二三四五]天|次日|翌日|[一二两三几半多数]+(?:天|日|年|个?月|个?小时|会儿)[之以]?后|后来|从此|夜里|深夜|半夜|清晨|早晨|早上|中午|下午|黄昏|傍晚|晚上|天快?[亮黑]|春天|夏天|秋天|冬天|那[天夜年]|这[天夜年]|有一天)|^(?:(?:all|that|the next|the following|one|in the|at|by|when the|early|late|after|for) [\w ]{0,24}?(?:day|days|night|nights|morning|evening|afternoon|noon|dawn|dusk|midnight|month|months|week|weeks|year|years|spring|summer|autumn|winter|snow|hour|hours)\b)/i;

/** What goes on inside somebody: thoughts, wishes, feelings that no face shows exactly. */
const inner =
  /想[了着起到要]?|觉得|知道|记得|明白|希望|以为|担心|害怕|难过|伤心|高兴|盼|舍不得|认得|忘|后悔|不好意思|\b(?:thought|felt|knew|wondered|remembered|wished|hoped|believed|wanted|feared|longed|loved|hated|understood|forgot|sorry|glad|afraid|ashamed|proud|lonely)\b/i;

/** Why something happens. */
const cause =
  /因为|所以|为了|原来|怪不得|\b(?:because|since|so that|in order to|for (?:he|she|it|they)\b|therefore)\b/i;

/** Where the story turns. */
const turn =
  /^(?:忽然|突然|终于|可是|但是?|不料|谁知|就在这时|幸而|然而)|^(?:suddenly|at last|but|then|all at once|at that moment|yet|still|finally)\b/i;

/** What is only heard. */
const sound = /声|听见|响了?|\b(?:heard|sounded?|silence|echo(?:ed)?|voice)\b/i;

/** Fewest characters that somebody's name has to be said, and not hinted at. */
const isNamedIn = (text: string, names: readonly string[]): boolean =>
  names.some((name) => name.length > 1 && text.includes(name));

/** Whether pictures say so plainly what is told that a voice would only repeat them. */
const isPlain = ({ picture }: Told): boolean => picture.kind !== 'none' && picture.carries === 'all';

/** How much a voice would help here; nothing where the picture says it all. */
function worthOf(point: Told, standing: Standing): number {
  const { text } = point.unit;
  const beyond =
    (standing.opensScene ? 3 : 0) +
    (standing.opensFilm ? 1 : 0) +
    (standing.closesFilm ? 2 : 0) +
    (standing.introduces ? 2 : 0) +
    (time.test(text) ? 2 : 0) +
    (inner.test(text) ? 2 : 0) +
    (cause.test(text) ? 1.5 : 0);
  if (beyond === 0 && isPlain(point)) return 0;
  return beyond + (turn.test(text) ? 1.5 : 0) + (sound.test(text) ? 1 : 0);
}

/** The first point of every scene that is not dropped. */
function openersOf(points: readonly PlotPoint[]): ReadonlySet<PlotPoint> {
  const openers = new Map<string, PlotPoint>();
  for (const point of points) {
    const { id } = point.run.scene;
    if (point.way !== 'drop' && !openers.has(id)) openers.set(id, point);
  }
  return new Set(openers.values());
}

/** How much a voice would help at every point, in story order; nothing for what is not narration. */
export function tellingWorths(points: readonly PlotPoint[], reading: Pick<StoryReading, 'cast'>): number[] {
  const met = new Set<string>();
  const openers = openersOf(points);
  const last = points.findLastIndex(isNarration);
  const first = points.findIndex(isNarration);
  return points.map((point, at) => {
    if (!isNarration(point)) return 0;
    const newcomers = reading.cast.filter(
      ({ id, name, aliases }) =>
        !met.has(id) && point.unit.subjects.includes(id) && isNamedIn(point.unit.text, [name, ...aliases]),
    );
    for (const { id } of newcomers) met.add(id);
    return worthOf(point, {
      opensFilm: at === first,
      opensScene: openers.has(point),
      closesFilm: at === last,
      introduces: newcomers.length > 0,
    });
  });
}
