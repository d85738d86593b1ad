/** Every instrument by name, all brought to one loudness. */
import { strings } from './string.ts';
import { bodies } from './struck.ts';
import { voices } from './sustained.ts';

export const instruments = { ...strings, ...bodies, ...voices } as const;

export type InstrumentName = keyof typeof instruments;

/** Decibels that bring the first half second of a note in the middle of the range to −14 dBFS; measured. */
export const trims: Readonly<Record<InstrumentName, number>> = {
  guzheng: 4, pipa: 4.5, ruan: 6.5, harp: 4.5, pizzicato: 8.5, doubleBass: 9,
  piano: -6, celesta: -2, glockenspiel: -3, woodBlock: -2, triangle: -8, tanggu: 2, timpani: 0, frameDrum: 2, shaker: 0, brush: 0, cymbal: -4, gong: -2,
  erhu: -5, dizi: -3, xiao: -7, flute: -6, clarinet: -8, sheng: -4, strings: -4, cellos: -2, cello: -8,
}; // prettier-ignore
