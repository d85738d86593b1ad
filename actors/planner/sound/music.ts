/** Music: a cue to a scene, its hero's theme, whole bars, silence before the turn, never more than it should be. */
import type { Mood } from '../../../contracts/reading.ts';
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import { barSamples, type MusicOrder } from '../../../contracts/sound.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import { seedOf } from '../../runtime/random.ts';
import { rootOf } from '../script/scene-runs.ts';
import type { Sources } from '../sources.ts';
import { filmFrames, type Placed } from '../timeline/lay-shots.ts';

export interface PlacedMusic {
  readonly cueId: string;
  readonly order: MusicOrder;
  readonly sound: TimelineSound;
}

/** Greatest share of the film with music, its ring-out counted. */
const MOST = 0.66;

/** Ring-out after the last bar, and silence before the turn, in seconds. */
const RING = 2.2;
const HUSH = 2.5;

const LONGEST_BARS = 64;

/** A stretch that may have music, in frames of the film. */
interface Stretch {
  readonly cueId: string;
  readonly mood: Mood;
  readonly theme: number;
  readonly from: number;
  readonly to: number;
  readonly intensity: number;
}

/** The protagonist who is most in these shots has the theme; themes are numbered by the cast. */
function themeOf(shots: readonly Placed[], { reading }: Sources): number {
  const heroes = reading.cast.filter(({ role }) => role === 'protagonist');
  const counts = heroes.map(({ id }) => shots.filter(({ take }) => take.moment.after.people.has(id)).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? 0 : counts.indexOf(most);
}

/** How much feeling a stretch has. */
function intensityOf(shots: readonly Placed[]): number {
  const felt = shots.flatMap(({ take }) =>
    take.speech.flatMap(({ line }) => ('intensity' in line ? [line.intensity] : [])),
  );
  const mean = felt.length === 0 ? 0.4 : felt.reduce((sum, each) => sum + each, 0) / felt.length;
  return Math.round(Math.min(1, 0.25 + mean * 0.8) * 20) / 20;
}

function stretchOf(shots: readonly Placed[], sources: Sources): Stretch | null {
  const [first] = shots;
  const last = shots.at(-1);
  if (first === undefined || last === undefined) return null;
  const { scene } = first.take.moment;
  return {
    cueId: `m-${first.take.id.replace(/^shot-/, '')}`,
    mood: scene.mood,
    theme: themeOf(shots, sources),
    from: first.startFrame,
    to: last.startFrame + last.take.frames,
    intensity: intensityOf(shots),
  };
}

/** Scenes by root, cut in two at the turn. */
function stretchesOf(placed: readonly Placed[], sources: Sources): readonly Stretch[] {
  const groups: Placed[][] = [];
  for (const each of placed) {
    const last = groups.at(-1);
    const isSame =
      last?.[0] !== undefined && rootOf(last[0].take.moment.scene.id) === rootOf(each.take.moment.scene.id);
    if (isSame && !(each.take.moment.isTurn && each.take.part === 0)) last.push(each);
    else groups.push([each]);
  }
  return groups.flatMap((shots) => stretchOf(shots, sources) ?? []);
}

const isTurnAt = (placed: readonly Placed[], frame: number): boolean =>
  placed.some(({ take, startFrame }) => take.moment.isTurn && take.part === 0 && startFrame === frame);

/** How much of a stretch is scored: all of the first and the last, the beginning of those between. */
function scoredFrames(stretch: Stretch, { isLast, beforeTurn, fps }: Scoring): number {
  const all = stretch.to - stretch.from;
  if (isLast) return all;
  const share = Math.round(all * 0.62);
  return beforeTurn ? Math.min(share, all - Math.round((HUSH + RING) * fps)) : share;
}

interface Scoring {
  readonly isLast: boolean;
  readonly beforeTurn: boolean;
  readonly fps: number;
}

interface Score extends Stretch {
  readonly bars: number;
}

/** Bars that fit into so many frames; fewer than two are not worth beginning. */
function barsIn(frames: number, mood: Mood, spf: number): number {
  const bars = Math.floor((frames * spf) / barSamples(mood));
  return bars < 2 ? 0 : Math.min(LONGEST_BARS, bars);
}

const samplesOfScore = ({ bars, mood }: Score): number =>
  bars * barSamples(mood) + Math.round(RING * SAMPLE_RATE);

/** Takes bars away from the longest cues until the film has silence enough. */
function thinned(scores: readonly Score[], room: number): readonly Score[] {
  const result = [...scores];
  const total = (): number => result.reduce((sum, score) => sum + samplesOfScore(score), 0);
  while (result.length > 0 && total() > room) {
    const longest = result.reduce(
      (best, score, at) => (score.bars > (result[best]?.bars ?? 0) ? at : best),
      0,
    );
    const score = result[longest];
    if (score === undefined || score.bars <= 2)
      result.splice(
        Math.max(
          0,
          result.findIndex(({ bars }) => bars <= 2),
        ),
        1,
      );
    else result[longest] = { ...score, bars: score.bars - 1 };
  }
  return result;
}

/** Cues of a film. */
export function placedMusic(placed: readonly Placed[], sources: Sources): readonly PlacedMusic[] {
  const { fps, seed } = sources.options;
  const spf = samplesPerFrame(fps);
  const filmSamples = filmFrames(placed) * spf;
  const stretches = stretchesOf(placed, sources);
  const scores = stretches
    .map((stretch, at): Score => {
      const beforeTurn = isTurnAt(placed, stretch.to);
      const frames = scoredFrames(stretch, { isLast: at === stretches.length - 1, beforeTurn, fps });
      return { ...stretch, bars: barsIn(frames, stretch.mood, spf) };
    })
    .filter(({ bars }) => bars > 0);
  return thinned(scores, filmSamples * MOST).map((score) =>
    musicOf(score, { filmSamples, spf, seed, world: sources.pack.world }),
  );
}

interface Concert {
  readonly filmSamples: number;
  readonly spf: number;
  readonly seed: number;
  readonly world: MusicOrder['world'];
}

function musicOf(score: Score, { filmSamples, spf, seed, world }: Concert): PlacedMusic {
  const { cueId, mood, theme, bars, intensity } = score;
  const isEnd = score.to * spf >= filmSamples;
  const long = samplesOfScore(score);
  const start = isEnd ? Math.max(score.from * spf, filmSamples - long) : score.from * spf;
  const samples = Math.min(long, filmSamples - start);
  return {
    cueId,
    order: { mood, theme, world, bars, intensity, seed: seedOf('music', seed, theme) },
    sound: {
      job: `music:${cueId}`,
      start,
      samples,
      gainDb: 0,
      pan: 0,
      fadeIn: Math.round(0.02 * SAMPLE_RATE),
      fadeOut: Math.min(samples, Math.round(1.2 * SAMPLE_RATE)),
      loop: false,
      label: `${mood} ${bars}`,
    },
  };
}
