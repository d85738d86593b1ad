/** What goes on under a melody: chords laid out in time. */
import { between, pick, type Random } from '../../../actors/runtime/random.ts';
import type { Chord } from './modes.ts';
import { BEATS_A_BAR, type Note } from './score.ts';
import type { BassWalk, Beat, Texture } from './temper.ts';

export interface Ground {
  readonly chords: readonly Chord[];
  readonly tonic: number;
  readonly random: Random;
  /** 0…1 for every bar: how much is going on. */
  readonly drive: readonly number[];
  readonly force: number;
}

/** The lowest pitch of a tone (semitones above the tonic) that is not below `floor`. */
const above = (tonic: number, tone: number, floor: number): number => {
  const pitch = tonic + tone;
  return pitch + 12 * Math.ceil((floor - pitch) / 12);
};

/** A chord of `count` notes in close position around `centre`. */
function voiced(
  chord: Chord,
  tonic: number,
  { centre, count }: { readonly centre: number; readonly count: number },
): number[] {
  const tones = chord.tones.map((tone) => above(tonic, tone, centre - 6)).toSorted((a, b) => a - b);
  const higher = tones.map((pitch) => pitch + 12);
  return [...tones, ...higher].slice(0, count);
}

const bars = <T>(ground: Ground, make: (chord: Chord, bar: number, drive: number) => readonly T[]): T[] =>
  ground.chords.flatMap((chord, bar) => make(chord, bar, ground.drive[bar] ?? 0));

const LAST_LETS_RING = 0.5;
const isLast = (ground: Ground, bar: number): boolean => bar === ground.chords.length - 1;

/** Ways through five tones of a chord, so that no two bars need to be alike. */
const waves = [
  [0, 1, 2, 3, 4, 3, 2, 1],
  [0, 2, 1, 3, 2, 4, 3, 1],
  [0, 2, 3, 4, 3, 2, 3, 1],
  [0, 1, 3, 2, 4, 2, 3, 2],
] as const;

/** Through two octaves of the chord, in quarters or eighths as the drive grows; at the close only up, and rest. */
function flowing(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    const step = drive < 0.3 ? 1 : 0.5;
    const tones = voiced(chord, ground.tonic, { centre, count: 5 });
    const wave = waves[(bar % 2) + (bar % 8 > 3 ? 2 : 0)] ?? waves[0];
    const count = isLast(ground, bar) ? 5 : BEATS_A_BAR / step;
    return Array.from({ length: count }, (_, i) => ({
      at: bar * BEATS_A_BAR + i * step,
      beats: step * 2.5,
      pitch: tones[(isLast(ground, bar) ? i : (wave[i % 8] ?? 0)) % tones.length] ?? centre,
      force: ground.force * (i === 0 ? 0.85 : i % 2 === 0 ? 0.66 : 0.54) * between(ground.random, 0.92, 1.05),
    }));
  });
}

/** Low note, chord, chord: a swing. */
function rocking(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    const [low = centre, ...rest] = voiced(chord, ground.tonic, { centre: centre - 3, count: 4 });
    const upper = drive > 0.6 ? rest : rest.slice(0, 2);
    const beats = isLast(ground, bar) ? [0] : [0, 1, 1.5, 2, 3, 3.5];
    return beats.flatMap((beat) => {
      const pitches = beat % 2 === 0 ? [low] : upper;
      return pitches.map((pitch) => ({
        at: bar * BEATS_A_BAR + beat,
        beats: 0.9,
        pitch,
        force: ground.force * (beat % 2 === 0 ? 0.7 : 0.5),
      }));
    });
  });
}

/** The same chord again and again, leaning on the beats. */
function pulsing(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    const step = drive > 0.55 ? 0.5 : 1;
    const tones = voiced(chord, ground.tonic, { centre, count: 2 });
    const count = isLast(ground, bar) ? 1 : BEATS_A_BAR / step;
    return Array.from({ length: count }, (_, i) =>
      tones.map((pitch) => ({
        at: bar * BEATS_A_BAR + i * step,
        beats: step * 0.75,
        pitch,
        force: ground.force * ([0.8, 0.45, 0.6, 0.45][i % 4] ?? 0.5),
      })),
    ).flat();
  });
}

/** After the beat, short: the walk of someone who thinks he is not seen. */
function skipping(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    const tones = voiced(chord, ground.tonic, { centre, count: 3 });
    const beats = isLast(ground, bar) ? [0] : drive > 0.5 ? [1, 1.5, 3, 3.5] : [1, 3];
    return beats.flatMap((beat) =>
      tones.map((pitch) => ({ at: bar * BEATS_A_BAR + beat, beats: 0.35, pitch, force: ground.force * 0.6 })),
    );
  });
}

/** Chords in halves, spread a little as a hand does. */
function hymn(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    const tones = voiced(chord, ground.tonic, { centre, count: 3 });
    const beats = isLast(ground, bar) ? [0] : drive > 0.35 ? [0, 2] : [0];
    return beats.flatMap((beat) =>
      tones.map((pitch, i) => ({
        at: bar * BEATS_A_BAR + beat + 0.04 * i,
        beats: 4 / beats.length,
        pitch,
        force: ground.force * (beat === 0 ? 0.62 : 0.5),
      })),
    );
  });
}

/** Single notes of the chord, high and rarely where they are expected. */
function sprinkled(ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar, drive) => {
    if (isLast(ground, bar)) return [];
    const tones = voiced(chord, ground.tonic, { centre: centre + 7, count: 5 });
    const places = [0.5, 1.5, 2, 2.5, 3, 3.5].filter(() => ground.random() < 0.22 + 0.3 * drive);
    return places.map((beat) => ({
      at: bar * BEATS_A_BAR + beat,
      beats: 1.5,
      pitch: pick(ground.random, tones),
      force: ground.force * between(ground.random, 0.35, 0.6),
    }));
  });
}

export function figureOf(texture: Texture, ground: Ground, centre: number): Note[] {
  switch (texture) {
    case 'flowing':
      return flowing(ground, centre);
    case 'rocking':
      return rocking(ground, centre);
    case 'pulsing':
      return pulsing(ground, centre);
    case 'skipping':
      return skipping(ground, centre);
    case 'hymn':
      return hymn(ground, centre);
    case 'sprinkled':
      return sprinkled(ground, centre);
    case 'none':
      return [];
  }
}

/** Held chords; one that stays is not struck again. */
export function padOf(ground: Ground, centre: number): Note[] {
  const held: Note[] = [];
  ground.chords.forEach((chord, bar) => {
    for (const pitch of voiced(chord, ground.tonic, { centre, count: 3 })) {
      const before = held.findIndex(
        (note) => note.pitch === pitch && note.at + note.beats === bar * BEATS_A_BAR && note.beats < 8,
      );
      const beats = BEATS_A_BAR + (isLast(ground, bar) ? LAST_LETS_RING : 0);
      const known = held[before];
      if (known !== undefined) held[before] = { ...known, beats: known.beats + beats };
      else
        held.push({
          at: bar * BEATS_A_BAR,
          beats,
          pitch,
          force: ground.force * (0.45 + 0.25 * (ground.drive[bar] ?? 0)),
        });
    }
  });
  return held;
}

/** Beats of each kind of bass: when, and whether the root or the fifth. */
const walks: Readonly<Record<BassWalk, readonly (readonly [number, number, 'root' | 'fifth'])[]>> = {
  long: [[0, 4, 'root']],
  halves: [[0, 1.8, 'root'], [2, 1.8, 'fifth']],
  quarters: [[0, 0.7, 'root'], [1, 0.7, 'fifth'], [2, 0.7, 'root'], [3, 0.7, 'fifth']],
  drone: [[0, 4, 'root']],
  heartbeat: [[0, 0.6, 'root'], [0.5, 0.6, 'root'], [2, 0.6, 'root'], [2.5, 0.6, 'root']],
  none: [],
}; // prettier-ignore

export function bassOf(walk: BassWalk, ground: Ground, centre: number): Note[] {
  return bars(ground, (chord, bar) => {
    const root = walk === 'drone' ? 0 : (chord.tones[0] ?? 0);
    const fifth = chord.tones.find((tone) => (tone - root + 12) % 12 === 7) ?? root;
    const steps = isLast(ground, bar) ? [[0, 4, 'root'] as const] : walks[walk];
    return steps.map(([beat, beats, which]) => ({
      at: bar * BEATS_A_BAR + beat,
      beats,
      pitch: above(ground.tonic, which === 'root' ? root : fifth, centre - 6),
      force: ground.force * (beat === 0 ? 0.72 : 0.55),
    }));
  });
}

interface Hit {
  readonly instrument:
    'tanggu' | 'frameDrum' | 'timpani' | 'woodBlock' | 'shaker' | 'brush' | 'triangle' | 'cymbal' | 'gong';
  readonly beat: number;
  readonly force: number;
  /** Plays only every so many bars, from the first. */
  readonly every: number;
}

/** Instrument, beat, force, and every how many bars (each, unless told). */
const hit = (
  ...[instrument, beat, force, every = 1]: readonly [Hit['instrument'], number, number, number?]
): Hit => ({
  instrument,
  beat,
  force,
  every,
});

const chineseBeats: Readonly<Record<Beat, readonly Hit[]>> = {
  none: [],
  soft: [hit('frameDrum', 0, 0.35), hit('shaker', 2, 0.3)],
  dance: [
    hit('frameDrum', 0, 0.55),
    hit('woodBlock', 1, 0.35),
    hit('woodBlock', 1.5, 0.22),
    hit('frameDrum', 2, 0.4),
    hit('woodBlock', 3, 0.35),
  ],
  march: [
    hit('tanggu', 0, 0.8),
    hit('tanggu', 1.5, 0.35),
    hit('tanggu', 2, 0.6),
    hit('tanggu', 3, 0.35),
    hit('tanggu', 3.5, 0.4),
    hit('gong', 0, 0.4, 8),
  ],
  ominous: [hit('tanggu', 0, 0.5), hit('tanggu', 0.75, 0.25), hit('woodBlock', 3.5, 0.2, 2)],
  ceremony: [hit('gong', 0, 0.5, 4), hit('tanggu', 0, 0.4, 2), hit('woodBlock', 2, 0.25)],
};

const westernBeats: Readonly<Record<Beat, readonly Hit[]>> = {
  none: [],
  soft: [hit('brush', 1, 0.3), hit('brush', 3, 0.3)],
  dance: [
    hit('shaker', 0.5, 0.3),
    hit('shaker', 1.5, 0.4),
    hit('shaker', 2.5, 0.3),
    hit('shaker', 3.5, 0.4),
    hit('triangle', 0, 0.25, 4),
  ],
  march: [
    hit('timpani', 0, 0.7),
    hit('timpani', 2, 0.5),
    hit('timpani', 3.5, 0.35),
    hit('brush', 1, 0.4),
    hit('brush', 3, 0.4),
    hit('cymbal', 0, 0.35, 8),
  ],
  ominous: [hit('timpani', 0, 0.4), hit('timpani', 0.5, 0.3, 2)],
  ceremony: [hit('timpani', 0, 0.45, 2), hit('cymbal', 0, 0.25, 8)],
};

const tunings: Readonly<Record<Hit['instrument'], number>> = {
  tanggu: 42, frameDrum: 50, timpani: 38, woodBlock: 84, shaker: 90, brush: 80, triangle: 96, cymbal: 80, gong: 42,
}; // prettier-ignore

/** Hits by instrument; a kettle drum is tuned to the chord's root. */
export function beatOf(beat: Beat, ground: Ground, isChinese: boolean): Map<Hit['instrument'], Note[]> {
  const hits = (isChinese ? chineseBeats : westernBeats)[beat];
  const played = bars(ground, (chord, bar, drive) =>
    hits
      .filter(({ every, beat: place }) => bar % every === 0 && !(isLast(ground, bar) && place > 0))
      .filter(({ force }) => force * (0.5 + drive) > 0.28)
      .map(({ instrument, beat: place, force }) => ({
        instrument,
        at: bar * BEATS_A_BAR + place,
        beats: 0.5,
        pitch: instrument === 'timpani' ? above(ground.tonic, chord.tones[0] ?? 0, 36) : tunings[instrument],
        force: force * (0.6 + 0.4 * drive) * between(ground.random, 0.9, 1.05),
      })),
  );
  return Map.groupBy(played, ({ instrument }) => instrument);
}
