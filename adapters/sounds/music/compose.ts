/** A piece: its parts out of its plan. Nothing sounds yet. */
import type { MusicOrder } from '../../../contracts/sound.ts';
import { bassOf, beatOf, figureOf, padOf } from './accompaniment.ts';
import { middleOf } from './bands.ts';
import { counterOf } from './counterpoint.ts';
import { treated } from './melody.ts';
import { isChinese } from './modes.ts';
import { ornamented, sweepInto } from './ornament.ts';
import { planOf, sung, type Plan } from './plan.ts';
import { BEATS_A_BAR, type Note, type Part } from './score.ts';

const meanPitch = (notes: readonly Note[]): number =>
  notes.reduce((sum, { pitch }) => sum + pitch, 0) / Math.max(1, notes.length);

/** Octave that puts a tune near the middle of an instrument, rather above it than below: tunes want to be on top. */
const octaveFor = (notes: readonly Note[], middle: number): number =>
  12 * Math.round((middle - meanPitch(notes)) / 12 + 0.2);

const transposed = (notes: readonly Note[], semitones: number): Note[] =>
  notes.map((note) => ({ ...note, pitch: note.pitch + semitones }));

const isSlurred = (instrument: string): boolean => /^(erhu|xiao|dizi|flute|clarinet|cello)$/.test(instrument);

/** The tune where its instrument sings best; later statements are a little fuller than the first. */
function leadNotes(plan: Plan): Note[] {
  const { temper, band, random, line, order } = plan;
  const notes = sung(plan, treated(line, temper.treatment, random));
  const sunk = transposed(notes, octaveFor(notes, middleOf(band.lead) + 3 * temper.lift));
  return sunk.map((note) => ({
    ...note,
    force: Math.min(1, note.force * (0.9 + (0.2 * note.at) / (order.bars * BEATS_A_BAR))),
  }));
}

function leadPart(plan: Plan, notes: readonly Note[]): Part {
  const { band, order } = plan;
  const played = isChinese(order.world) ? ornamented(band.lead, notes, plan) : notes;
  return {
    instrument: band.lead,
    notes: played,
    db: isSlurred(band.lead) ? -2.5 : 0,
    pan: -0.12,
    slurred: isSlurred(band.lead),
  };
}

/** Bars in which the second voice has a line of its own: where the music is full enough and the tune is known. */
function counterBars({ sections, ground }: Plan): number[] {
  const known = sections.filter(({ phrase }, i) => phrase === 'turn' || (phrase === 'answer' && i > 1));
  const bars = known.flatMap(({ bar, bars: length }) =>
    Array.from({ length: length - 1 }, (_, i) => bar + i),
  );
  return bars.filter((bar) => (ground.drive[bar] ?? 0) > 0.38);
}

/** The theme's first bar in the second voice while the first is silent, its first half where the first holds a note. */
function echoes(plan: Plan): Note[] {
  const first = plan.line[0]?.at ?? 0;
  const head = plan.line.filter(({ at }) => at - first < 8).map((note) => ({ ...note, at: note.at - first }));
  const lines = plan.sections.flatMap(({ phrase, bar, bars }) => {
    if (phrase === 'rest') return head.map((note) => ({ ...note, at: note.at + bar * 8 }));
    const place = (bar + bars - 1) * 8 + 4;
    const isHeard = (plan.ground.drive[bar] ?? 0) > 0.3 && bar + bars < plan.order.bars;
    return isHeard ? head.filter(({ at }) => at < 4).map((note) => ({ ...note, at: note.at + place })) : [];
  });
  return sung(plan, lines);
}

/** The second voice: echoes of the tune, and a counter-melody once it is known. */
function secondPart(plan: Plan, lead: readonly Note[]): Part {
  const { band, temper, ground, key } = plan;
  const answers = echoes(plan).map((note) => ({ ...note, force: note.force * 0.75 }));
  const high = transposed(answers, octaveFor(answers, middleOf(band.second) + 3 * temper.lift));
  const against = { melody: lead, chords: ground.chords, tonic: key.tonic, force: 0.6 * temper.force };
  const counter = counterOf(against, counterBars(plan), middleOf(band.second) - 5);
  const notes = [...high, ...counter].toSorted((a, b) => a.at - b.at);
  return { instrument: band.second, notes, db: -5, pan: 0.3, slurred: isSlurred(band.second) };
}

/** Broken chords keep under the tune, where hands are: around this far below it, in MIDI numbers 50–62. */
const UNDER = 10;
const figureCentre = (lead: readonly Note[]): number =>
  Math.max(50, Math.min(62, Math.round(meanPitch(lead)) - UNDER));

function figurePart(plan: Plan, lead: readonly Note[]): Part {
  const { band, temper, ground, key, sections } = plan;
  const notes = figureOf(temper.texture, ground, figureCentre(lead));
  const isBusy = /^(pulsing|skipping|rocking)$/.test(temper.texture);
  const hasSweeps = band.figure === 'guzheng' && temper.texture !== 'hymn';
  const starts = sections.filter(({ bar, phrase }) => bar > 0 && phrase !== 'rest');
  const sweeps = hasSweeps
    ? starts.flatMap(({ bar }) => sweepInto(bar * BEATS_A_BAR, key, temper.force))
    : [];
  return {
    instrument: band.figure,
    notes: [...notes, ...sweeps],
    db: isBusy ? -5 : -2.5,
    pan: 0.22,
    slurred: false,
  };
}

function padPart({ band, temper, ground }: Plan): Part {
  const notes = temper.pad ? padOf(ground, middleOf(band.pad) - 4) : [];
  return { instrument: band.pad, notes, db: -11, pan: -0.3, slurred: false };
}

/** MIDI number around which any bass plays. */
const BASS_MIDDLE = 43;

function bassPart({ band, temper, ground, order }: Plan): Part {
  const notes = order.intensity < 0.12 ? [] : bassOf(temper.bass, ground, BASS_MIDDLE);
  return { instrument: band.bass, notes, db: -2, pan: 0.05, slurred: false };
}

/** A single high note where a phrase begins, when the music has room for light. */
function sparklePart({ band, sections, ground, key, temper }: Plan): Part {
  const isBright = /^(flowing|rocking|sprinkled)$/.test(temper.texture);
  const notes = sections.map(({ bar }) => {
    const tone = key.tonic + (ground.chords[bar]?.tones.at(-1) ?? 0);
    const pitch = tone + 12 * Math.round((middleOf(band.sparkle) - tone) / 12);
    return { at: bar * BEATS_A_BAR, beats: 2, pitch, force: 0.35 * temper.force };
  });
  return { instrument: band.sparkle, notes: isBright ? notes : [], db: -10, pan: 0.5, slurred: false };
}

function beatParts({ order, temper, ground }: Plan): Part[] {
  if (order.intensity < 0.25) return [];
  const parts = beatOf(temper.beat, ground, isChinese(order.world));
  return [...parts].map(([instrument, notes]) => ({
    instrument,
    notes,
    db: -8,
    pan: instrument === 'woodBlock' ? -0.4 : 0.1,
    slurred: false,
  }));
}

/** All parts of a piece, the lead first. The same order gives the same notes. */
export function compose(order: MusicOrder): Part[] {
  const plan = planOf(order);
  const lead = leadNotes(plan);
  const parts = [
    leadPart(plan, lead),
    figurePart(plan, lead),
    padPart(plan),
    bassPart(plan),
    secondPart(plan, lead),
    sparklePart(plan),
    ...beatParts(plan),
  ];
  return parts.filter(({ notes }) => notes.length > 0);
}
