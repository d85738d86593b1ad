/**
 * What a sound sounds like, in numbers that lie near one another for sounds that are alike: means and deviations of its
 * cepstra (Davis and Mermelstein 1980; as Tzanetakis and Cook 2002 gather them for kinds of music), the shape of its
 * spectrum, how its loudness rises and falls, and how regularly it begins anew (Scheirer 1998). How loud it is, when it
 * begins and how long it is quiet in the end says nothing of what it is. Pure.
 */
import { BANDS, bandLevels, CEPSTRA, cepstraOf } from './bands.ts';
import { STEP } from './spectrum.ts';
import { vectorOf } from './vector.ts';

/** So much of a sound is listened to, seconds. */
export const HEARD_SECONDS = 30;

/** Shares of the cosine, as they found most in adapters/likeness/sound-likeness.test.ts. */
const weights = { timbre: 0.35, change: 0.2, bands: 0.25, course: 0.1, rhythm: 0.1 };

type Stretches = readonly (readonly number[])[];

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length);

const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((x) => (x - mean) ** 2)));
};

const lessTheirMean = (values: readonly number[]): number[] => {
  const mean = meanOf(values);
  return values.map((x) => x - mean);
};

/** One list for each place in the stretches. */
const turned = (stretches: Stretches, places: number): number[][] =>
  Array.from({ length: places }, (_, place) => stretches.map((stretch) => stretch[place] ?? 0));

/** A stretch below this share of the loudest is silence. */
const SILENT = 0.12;

/** From the first stretch that is heard to the last. */
function heardOf(levels: Stretches): Stretches {
  const loudness = levels.map(meanOf);
  const least = SILENT * Math.max(...loudness);
  const isHeard = (level: number): boolean => level >= least;
  const [first, last] = [loudness.findIndex(isHeard), loudness.findLastIndex(isHeard)];
  return first < 0 ? levels : levels.slice(first, last + 1);
}

/** Higher cepstra are smaller, and count as much. */
const lifted = (values: readonly number[]): number[] => values.map((x, order) => x * Math.sqrt(1 + order));

const differences = (stretches: Stretches): Stretches =>
  stretches.slice(1).map((stretch, at) => stretch.map((x, place) => x - (stretches[at]?.[place] ?? 0)));

const COURSE = 12;

/** How loud it is in each twelfth of its length. */
const courseOf = (loudness: readonly number[]): number[] =>
  Array.from({ length: COURSE }, (_, part) => {
    const from = Math.floor((part * loudness.length) / COURSE);
    const to = Math.max(from + 1, Math.floor(((part + 1) * loudness.length) / COURSE));
    return meanOf(loudness.slice(from, to));
  });

/** Steps after which something may begin anew: 60 ms to 2 s, each a fifth longer than the one before. */
const lags = (rate: number): readonly number[] =>
  Array.from({ length: 20 }, (_, at) => Math.round((0.06 * 1.2 ** at * rate) / STEP));

/** What begins in each stretch: the sum of what has become louder in it. */
const onsetsOf = (levels: Stretches): number[] =>
  differences(levels).map((stretch) => meanOf(stretch.map((x) => Math.max(0, x))));

/** How much of what begins begins again after each lag: the autocorrelation of the onsets. */
function rhythmOf(onsets: readonly number[], rate: number): number[] {
  const centred = lessTheirMean(onsets);
  const power = centred.reduce((sum, x) => sum + x * x, 1e-9);
  return lags(rate).map(
    (lag) => centred.reduce((sum, x, at) => sum + x * (centred[at + lag] ?? 0), 0) / power,
  );
}

/** Where the middle of the spectrum is and how wide it is, and how much of it is tone rather than noise. */
function shapeOf(levels: readonly number[]): number[] {
  const sum = levels.reduce((all, x) => all + x, 1e-9);
  const centre = levels.reduce((all, x, band) => all + (x * band) / BANDS, 0) / sum;
  const spread = levels.reduce((all, x, band) => all + x * (band / BANDS - centre) ** 2, 0) / sum;
  return [centre - 0.5, Math.sqrt(spread) - 0.25, deviationOf(levels)];
}

/** The vector of the first HEARD_SECONDS of a sound in one channel. */
export function soundLikeness(samples: Float32Array, rate: number): number[] {
  const levels = heardOf(bandLevels(samples, rate));
  const cepstra = levels.map(cepstraOf);
  const places = turned(cepstra, CEPSTRA);
  const bands = turned(levels, BANDS).map(meanOf);
  const onsets = onsetsOf(levels);
  return vectorOf([
    { values: lifted(places.map(meanOf)).slice(1), weight: weights.timbre },
    {
      values: [
        ...lifted(places.map(deviationOf)),
        ...lifted(turned(differences(cepstra), CEPSTRA).map(deviationOf)),
      ],
      weight: weights.change,
    },
    { values: [...lessTheirMean(bands), ...shapeOf(bands)], weight: weights.bands },
    { values: lessTheirMean(courseOf(levels.map(meanOf))), weight: weights.course },
    { values: [...rhythmOf(onsets, rate), deviationOf(onsets)], weight: weights.rhythm },
  ]);
}
