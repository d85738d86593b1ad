/** Who plays in each world. */
import type { Mood } from '../../../contracts/reading.ts';
import type { MusicOrder } from '../../../contracts/sound.ts';
import type { InstrumentName } from '../instruments/instruments.ts';

export interface Band {
  /** Carries the melody. */
  readonly lead: InstrumentName;
  /** Answers it. */
  readonly second: InstrumentName;
  /** Breaks the chords. */
  readonly figure: InstrumentName;
  /** Holds the chords. */
  readonly pad: InstrumentName;
  readonly bass: InstrumentName;
  /** Falls like light now and then. */
  readonly sparkle: InstrumentName;
}

interface World {
  readonly usual: Band;
  /** Who else leads when the mood asks for it. */
  readonly moods: Partial<Readonly<Record<Mood, Partial<Band>>>>;
}

const worlds: Readonly<Record<MusicOrder['world'], World>> = {
  'chinese-old': {
    usual: {
      lead: 'xiao',
      second: 'erhu',
      figure: 'guzheng',
      pad: 'sheng',
      bass: 'ruan',
      sparkle: 'glockenspiel',
    },
    moods: {
      joyful: { lead: 'dizi', second: 'pipa' },
      tender: { lead: 'erhu', second: 'xiao' },
      sad: { lead: 'erhu', second: 'xiao' },
      tense: { lead: 'pipa', second: 'xiao', figure: 'pipa' },
      fearful: { lead: 'xiao', pad: 'cellos' },
      heroic: { lead: 'dizi', second: 'erhu', figure: 'pipa', pad: 'strings' },
      comic: { lead: 'pipa', second: 'dizi', figure: 'pipa' },
      solemn: { lead: 'xiao', second: 'guzheng' },
    },
  },
  'chinese-modern': {
    usual: {
      lead: 'xiao',
      second: 'piano',
      figure: 'piano',
      pad: 'strings',
      bass: 'cello',
      sparkle: 'celesta',
    },
    moods: {
      joyful: { lead: 'dizi', figure: 'guzheng', bass: 'doubleBass' },
      tender: { lead: 'erhu' },
      sad: { lead: 'erhu' },
      tense: { lead: 'pipa', figure: 'cello' },
      heroic: { lead: 'erhu', second: 'dizi' },
      comic: { lead: 'clarinet', figure: 'pizzicato', bass: 'doubleBass' },
    },
  },
  'western-old': {
    usual: {
      lead: 'flute',
      second: 'clarinet',
      figure: 'harp',
      pad: 'strings',
      bass: 'cello',
      sparkle: 'celesta',
    },
    moods: {
      sad: { lead: 'cello', second: 'clarinet' },
      tender: { lead: 'clarinet', second: 'flute' },
      tense: { lead: 'clarinet', figure: 'pizzicato', pad: 'cellos' },
      fearful: { lead: 'clarinet', pad: 'cellos' },
      heroic: { lead: 'strings', second: 'clarinet', figure: 'cellos' },
      comic: { lead: 'clarinet', second: 'flute', figure: 'pizzicato', bass: 'doubleBass' },
      solemn: { lead: 'cello', second: 'strings' },
    },
  },
  'western-modern': {
    usual: {
      lead: 'piano',
      second: 'clarinet',
      figure: 'piano',
      pad: 'strings',
      bass: 'doubleBass',
      sparkle: 'celesta',
    },
    moods: {
      joyful: { lead: 'clarinet', second: 'flute', figure: 'piano' },
      tender: { lead: 'piano', second: 'cello' },
      sad: { lead: 'cello', second: 'clarinet' },
      tense: { figure: 'pizzicato', pad: 'cellos' },
      fearful: { pad: 'cellos', bass: 'cello' },
      heroic: { lead: 'strings', second: 'flute', bass: 'cello' },
      comic: { lead: 'clarinet', figure: 'pizzicato' },
      solemn: { lead: 'piano', bass: 'cello' },
    },
  },
  fairytale: {
    usual: {
      lead: 'flute',
      second: 'celesta',
      figure: 'harp',
      pad: 'strings',
      bass: 'cello',
      sparkle: 'celesta',
    },
    moods: {
      joyful: { lead: 'flute', second: 'glockenspiel', bass: 'doubleBass' },
      tender: { lead: 'celesta', second: 'flute' },
      sad: { lead: 'clarinet', second: 'celesta' },
      tense: { lead: 'clarinet', figure: 'pizzicato', pad: 'cellos' },
      fearful: { lead: 'celesta', pad: 'cellos' },
      mysterious: { lead: 'celesta', second: 'flute' },
      heroic: { lead: 'strings', second: 'flute', figure: 'cellos' },
      comic: { lead: 'clarinet', second: 'celesta', figure: 'pizzicato', bass: 'doubleBass' },
    },
  },
};

/** The band of a world for a mood. */
export function bandOf(world: MusicOrder['world'], mood: Mood): Band {
  const { usual, moods } = worlds[world];
  return { ...usual, ...moods[mood] };
}

const ranges: Partial<Readonly<Record<InstrumentName, number>>> = {
  xiao: 69, dizi: 74, erhu: 72, pipa: 67, guzheng: 66, sheng: 64, ruan: 50, flute: 74, clarinet: 65, strings: 67, cellos: 52, cello: 58,
  piano: 67, celesta: 79, glockenspiel: 86, harp: 62, pizzicato: 60, doubleBass: 40,
}; // prettier-ignore

/** MIDI number in the middle of an instrument's good range. */
export const middleOf = (instrument: InstrumentName): number => ranges[instrument] ?? 60;
