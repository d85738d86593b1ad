/** What golden sounds and mouths are made of. */
import type { Workbench } from '../../actors/runtime/maker.ts';
import { noted } from '../../adapters/samples/bench.ts';
import { ownSound } from '../../adapters/samples/uploads.ts';
import { EffectKind, type MixClip, type MusicOrder, type SpeechOrder } from '../../contracts/sound.ts';
import { encodeWav } from '../../adapters/media/wav.ts';
import type { OrdersOf } from './orders.ts';

const said: SpeechOrder = {
  ...{ text: '他有12个灯笼，曾先生没有……你听见了吗？', language: 'zh', emotion: 'neutral', intensity: 0.6 },
  ...{ manner: 'normal', pronunciations: { 曾: 'zeng1' } },
  voice: {
    ...{ id: 'v', language: 'zh', gender: 'female', age: 'adult', slot: 0 },
    ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
  },
};

export const voice: OrdersOf<'voice'> = async () => [
  said,
  {
    ...said,
    ...{ text: 'Maybe Bob put my map by the bag, Mira!', language: 'en', emotion: 'anger', manner: 'shout' },
    voice: { ...said.voice, language: 'en', gender: 'male', age: 'old', slot: 2, pitch: 1, pace: 1.1 },
  },
  { ...said, text: '嘘，别出声。', emotion: 'fear', manner: 'whisper' },
];

export const visemes: OrdersOf<'visemes'> = async (bench) => {
  const ids = ['m', 'ɑ', 'ʂ', 'ˈuei', '', 'l', 'ai', 'f', 'u', 'p', 'o', 'tsh', 'i', 'ŋ'];
  const phonemes = ids.map((id, i) => ({ id, from: i * 6000, to: (i + 1) * 6000 }));
  const measured = { samples: 86_000, words: [], source: 'engine', loudnessLufs: -19, peakDbtp: -3 };
  return [{ timings: await noted(bench, { ...measured, phonemes }), language: 'zh' }];
};

const piece: MusicOrder = {
  ...{ mood: 'joyful', theme: 1, world: 'chinese-old', bars: 2, intensity: 0.6, seed: 3 },
};

export const music: OrdersOf<'music'> = async () => [
  piece,
  { ...piece, mood: 'sad', world: 'western-old', theme: 4, bars: 1 },
];

export const ambience: OrdersOf<'ambience'> = async () => [
  { place: 'river', indoors: false, timeOfDay: 'night', weather: 'rain', season: 'summer', seed: 1 },
];

export const effect: OrdersOf<'effect'> = async () =>
  EffectKind.options.map((kind) => ({ kind, variant: 1, strength: 0.6 }));

/** A sound that is longer than what is heard of it, and one that is shorter. */
export const sound: OrdersOf<'sound'> = async (bench) =>
  Promise.all([12_000, 48_000].map(async (samples) => ({ ...(await ownSound(bench)), samples })));

/** A tone that comes and goes, without a function that processors round differently. */
async function tone(bench: Workbench, samples: number, period: number): Promise<string> {
  const wave = Float32Array.from({ length: samples }, (_, at) => {
    const [phase, swell] = [(at % period) / period, (at % 9600) / 9600];
    return 0.5 * (phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase) * (swell < 0.5 ? swell : 1 - swell);
  });
  return (await bench.objects.put(encodeWav([wave]), 'audio/wav')).sha256;
}

const clip = (sha256: string, samples: number, more: Partial<MixClip> = {}): MixClip => ({
  ...{ sha256, start: 0, samples, gainDb: 0, pan: 0, fadeIn: 0, fadeOut: 0, loop: false },
  ...more,
});

export const mix: OrdersOf<'mix'> = async (bench) => [
  {
    samples: 96_000,
    dialogue: [clip(await tone(bench, 36_000, 40), 36_000, { start: 30_000, pan: -0.2 })],
    music: [clip(await tone(bench, 96_000, 110), 96_000, { fadeIn: 9_600, fadeOut: 9_600 })],
    effects: [clip(await tone(bench, 12_000, 400), 96_000, { loop: true, gainDb: -12 })],
    ...{ loudnessLufs: -16, ceilingDbtp: -9, clearanceDb: 10 },
  },
];
