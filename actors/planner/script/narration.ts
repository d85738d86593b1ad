/** How much is told by a voice: nothing, what pictures cannot carry, or all of it. */
import type { NarrationLevel } from '../../../contracts/run.ts';
import type { StoryReading } from '../../../contracts/reading.ts';
import type { Language } from '../../../contracts/shared.ts';
import { isNarration, secondsOf, totalSeconds, type PlotPoint } from './plot.ts';
import { tellingWorths } from './worth-telling.ts';

/** Greatest share of the running time for light narration. */
export const LIGHT_SHARE = 0.3;

/** What light narration fills by itself: below the share that it may reach, for measured speech may be slower. */
const LIGHT_GOAL = 0.28;

/** Share of the time in which somebody speaks, from which on pictures are left alone. */
const SPEECH_GOAL = 0.52;

/** Worth from which a point is told even in a film full of talk: it opens a scene or the story. */
const NEEDED_WORTH = 4;

/** A story in which characters speak less than this share of the time is a tale: a voice has to lead it. */
const TALE_SHARE = 0.15;

export interface Narrated {
  readonly points: readonly PlotPoint[];
  /** Why narration may exceed its share, if it does. */
  readonly waived: string | null;
}

const secondsIn = (points: readonly PlotPoint[], way: 'say' | 'tell'): number =>
  totalSeconds(points.filter((point) => point.way === way));

const shareOf = (points: readonly PlotPoint[], way: 'say' | 'tell'): number => {
  const total = totalSeconds(points);
  return total === 0 ? 0 : secondsIn(points, way) / total;
};

/** Why narration may exceed its share, in the words of the film's language; how much it is the report measures. */
const waivers = {
  full: { en: 'all narration was asked for', zh: '要求讲出全部旁白' },
  tale: {
    en: 'characters hardly speak, so a voice tells the tale',
    zh: '人物很少说话，所以由旁白讲述',
  },
  uncarried: {
    en: 'much of the story is told that no picture carries',
    zh: '故事里有许多画面讲不出来的话，由旁白讲述',
  },
  onlyVoice: { en: 'without a voice nothing of the story would be left', zh: '没有旁白，故事就什么也不剩了' },
} as const;

/** Decides which narration is heard. */
export function narrated(points: readonly PlotPoint[], level: NarrationLevel, reading: Read): Narrated {
  const { language } = reading;
  if (reading.format === 'screenplay' && level === 'light') return staged(points, reading);
  switch (level) {
    case 'none':
      return silently(points, language);
    case 'full':
      return { points: points.map(told), waived: waivers.full[language] };
    case 'light':
      return lightly(points, reading);
  }
}

type Read = Pick<StoryReading, 'language' | 'format' | 'cast'>;

/** In a screenplay nobody reads the directions aloud, except those that no picture can show. */
function staged(points: readonly PlotPoint[], { language }: Read): Narrated {
  const result = points.map((point): PlotPoint => (point.mayShow ? { ...point, way: 'show' } : point));
  return { points: result, waived: uncarried(result, language) };
}

/** Why more is told than light narration allows, if it is. */
function uncarried(points: readonly PlotPoint[], language: Language): string | null {
  const share = shareOf(points, 'tell');
  return share > LIGHT_SHARE ? waivers.uncarried[language] : null;
}

const told = (point: PlotPoint): PlotPoint => (isNarration(point) ? { ...point, way: 'tell' } : point);

/** What no picture tells whole is left out; the part of it that somebody does is acted all the same. */
function silent(point: PlotPoint): PlotPoint {
  if (!isNarration(point) || point.way !== 'tell') return point;
  if (point.mayShow) return { ...point, way: 'show' };
  return { ...point, way: point.picture.kind === 'deeds' ? 'show' : 'drop', because: 'unspoken' };
}

function silently(points: readonly PlotPoint[], language: Language): Narrated {
  const result = points.map(silent);
  if (result.some(({ way }) => way !== 'drop')) return { points: result, waived: null };
  return { points: points.map(told), waived: waivers.onlyVoice[language] };
}

function lightly(points: readonly PlotPoint[], reading: Read): Narrated {
  const { language } = reading;
  const spoken = shareOf(points, 'say');
  if (spoken < TALE_SHARE && points.some(isNarration)) {
    return { points: points.map(told), waived: waivers.tale[language] };
  }
  const fitted = tellMore(showMore(points), reading);
  return { points: fitted, waived: uncarried(fitted, language) };
}

const isMostlySeen = ({ picture, mayShow }: PlotPoint): boolean =>
  mayShow && picture.kind !== 'none' && picture.carries === 'most';

/** Shows the longest of what is told, as long as too much is told and a picture says most of it. */
function showMore(points: readonly PlotPoint[]): readonly PlotPoint[] {
  const result = [...points];
  const longest = points
    .map((point, at) => ({ point, at, seconds: secondsOf(point) }))
    .filter(({ point }) => point.way === 'tell' && isNarration(point) && isMostlySeen(point))
    .sort((a, b) => b.seconds - a.seconds || a.at - b.at);
  let total = totalSeconds(points);
  let telling = totalSeconds(points.filter(({ way }) => way === 'tell'));
  for (const { point, at, seconds } of longest) {
    if (telling <= LIGHT_SHARE * total) break;
    const shown: PlotPoint = { ...point, way: 'show' };
    result[at] = shown;
    telling -= seconds;
    total += secondsOf(shown) - seconds;
  }
  return result;
}

/** Tells what helps most to follow, as long as pictures are not talked over: never more than the goal of light narration. */
function tellMore(points: readonly PlotPoint[], reading: Read): readonly PlotPoint[] {
  const result = [...points];
  const worths = tellingWorths(points, reading);
  const wanted = worths
    .map((worth, at) => ({ worth, at }))
    .filter(({ worth, at }) => worth > 0 && points[at]?.way === 'show')
    .sort((a, b) => b.worth - a.worth || a.at - b.at);
  const said = secondsIn(points, 'say');
  let telling = secondsIn(points, 'tell');
  let total = totalSeconds(points);
  for (const { worth, at } of wanted) {
    const point = points[at];
    if (point === undefined) continue;
    if (said + telling >= SPEECH_GOAL * total && worth < NEEDED_WORTH) break;
    const told: PlotPoint = { ...point, way: 'tell' };
    const seconds = secondsOf(told);
    const longer = total + seconds - secondsOf(point);
    if (telling + seconds > LIGHT_GOAL * longer) continue;
    result[at] = told;
    telling += seconds;
    total = longer;
  }
  return result;
}
