/** Plays a score: notes to samples, in a hall, out of the way of speech. */
import { seeded, seedOf, type Random } from '../../../actors/runtime/random.ts';
import { barSamples, type MusicOrder } from '../../../contracts/sound.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import { filtered, highpass, peak } from '../../media/biquad.ts';
import { levelled } from '../../media/level.ts';
import { Reverb } from '../../media/reverb.ts';
import { instruments, trims } from '../instruments/instruments.ts';
import { samplesOf } from '../synth/signal.ts';
import { BEATS_A_BAR, hertzOf, type Note, type Part } from './score.ts';
import { tempers } from './temper.ts';

/** After the last bar everything dies away for so long. */
const RING_OUT = samplesOf(3.2);
/** Players are never together to the sample. */
const LOOSE = 0.011;

const LEVEL = { lufs: -20, dbtp: -2 };
const ROOM_GAIN = 0.34;

interface Stage {
  readonly samplesABeat: number;
  readonly random: Random;
  readonly sides: readonly [Float32Array, Float32Array];
}

/** The pitch that a slurred note slides out of: that of the note which ends where it begins. */
function slurredFrom({ slurred, notes }: Part, index: number): number | null {
  const before = notes[index - 1];
  const note = notes[index];
  if (!slurred || before === undefined || note === undefined) return null;
  const isBound = note.at - (before.at + before.beats) < 0.1 && Math.abs(note.pitch - before.pitch) <= 5;
  return isBound ? hertzOf(before.pitch) : null;
}

/** Sample at which a note begins; only the very first is exactly in time. */
const startOf = ({ at }: Note, { samplesABeat, random }: Stage): number =>
  Math.max(0, Math.round(at * samplesABeat + (at === 0 ? 0 : LOOSE * (random() - 0.5) * SAMPLE_RATE)));

/** Adds as much of a note as there is room for. */
function add(sound: Float32Array, side: Float32Array, gain: number): void {
  const end = Math.min(sound.length, side.length);
  for (let i = 0; i < end; i++) side[i] = (side[i] as number) + (sound[i] as number) * gain;
}

/** Adds the notes of a part to both sides. */
function play(stage: Stage, part: Part): void {
  const [left, right] = stage.sides;
  const gain = 10 ** ((part.db + trims[part.instrument]) / 20);
  const angle = ((part.pan + 1) * Math.PI) / 4;
  const [gainLeft, gainRight] = [gain * Math.cos(angle), gain * Math.sin(angle)];
  part.notes.forEach((note, index) => {
    const seconds = (note.beats * stage.samplesABeat) / SAMPLE_RATE;
    const tone = { hertz: hertzOf(note.pitch), seconds, force: note.force, from: slurredFrom(part, index) };
    const sound = instruments[part.instrument](tone, stage.random);
    const at = startOf(note, stage);
    add(sound, left.subarray(at, at + sound.length), gainLeft);
    add(sound, right.subarray(at, at + sound.length), gainRight);
  });
}

const DYING = Float32Array.from({ length: RING_OUT }, (_, i) => Math.cos((Math.PI / 2) * (i / RING_OUT)));

/** Ends in silence whatever still rings. */
function faded(channel: Float32Array): Float32Array {
  const from = channel.length - RING_OUT;
  for (let i = 0; i < RING_OUT; i++) channel[from + i] = (channel[from + i] as number) * (DYING[i] as number);
  return channel;
}

export interface Piece {
  readonly channels: Float32Array[];
  /** Samples without the ring-out: whole bars. */
  readonly samples: number;
}

/** Stereo at 48 kHz, −20 LUFS, exactly `bars` long plus the ring-out. `heard` is told after every part. */
export function perform(
  order: MusicOrder,
  parts: readonly Part[],
  heard: (done: number, total: number) => void,
): Piece {
  const samples = order.bars * barSamples(order.mood);
  const sides = [new Float32Array(samples + RING_OUT), new Float32Array(samples + RING_OUT)] as const;
  const samplesABeat = barSamples(order.mood) / BEATS_A_BAR;
  parts.forEach((part, k) => {
    const stage: Stage = {
      samplesABeat,
      sides,
      random: seeded(seedOf('perform', order.seed, part.instrument, k)),
    };
    play(stage, part);
    heard(k + 1, parts.length);
  });
  const { decay } = tempers[order.mood];
  new Reverb({ decay, gap: 0.021, size: 0.55 + 0.15 * decay, dullness: 3600 }).add(
    [sides[0].slice(), sides[1].slice()],
    sides,
    ROOM_GAIN,
  );
  // Consonants live at 1–4 kHz: music leaves them a wide, shallow valley.
  for (const side of sides) filtered(side, highpass(38), peak(2000, 0.55, -4.5));
  return { channels: levelled(sides.map(faded), LEVEL).channels, samples };
}
