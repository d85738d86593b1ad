/** Mixes a film: dialogue first, the rest out of its way, at the loudness and under the ceiling that were ordered. */
import { type Make, type Workbench } from '../../../actors/runtime/maker.ts';
import type { ObjectDraft } from '../../../actors/runtime/objects.ts';
import type { RoleArtifact } from '../../../contracts/artifact.ts';
import type { MixOrder } from '../../../contracts/sound.ts';
import { Limiter, LOOKAHEAD } from '../../media/limiter.ts';
import { LoudnessMeter } from '../../media/loudness.ts';
import { TruePeakMeter } from '../../media/true-peak.ts';
import { encodeSound } from '../../media/encode-sound.ts';
import { WavWriter } from '../../media/wav.ts';
import { clearanceOf, duckingFor, type Ducking } from './clearance.ts';
import type { Stereo } from './clip-player.ts';
import { BLOCK, measureBands, play, stemNames, type Stems } from './desk.ts';

/** A film of nothing but wind is not made into a storm. */
const MOST_GAIN_DB = 24;
/** Limiting takes loudness away; what is missing by more than this is made up for in another pass. */
const CLOSE_ENOUGH = 0.15;
const MOST_PASSES = 3;

const roles = ['mix', ...stemNames] as const;
type Role = (typeof roles)[number];

const sum = (stems: Stems, side: 0 | 1, out: Float32Array): Float32Array => {
  const [a, b, c] = stemNames.map((name) => stems[name][side]) as [Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < out.length; i++) out[i] = (a[i] as number) + (b[i] as number) + (c[i] as number);
  return out;
};

const mixOf = (stems: Stems, out: Stereo): Stereo => [sum(stems, 0, out[0]), sum(stems, 1, out[1])];

/** Samples of the block at `from` that belong to the film. */
const within = (order: MixOrder, from: number): number => Math.min(BLOCK, order.samples - from);

interface Job {
  readonly order: MixOrder;
  readonly bench: Workbench;
  readonly ducking: Ducking;
}

/** Tells progress in four passes of the film, and stops when nobody wants it any more. */
function tell({ order, bench }: Omit<Job, 'ducking'>, pass: number, from: number): void {
  bench.signal.throwIfAborted();
  bench.progress(Math.min(4 * order.samples, pass * order.samples + from), 4 * order.samples);
}

/** Loudness before anything is raised or limited, LUFS. */
async function measureLoudness(job: Job): Promise<number> {
  const meter = new LoudnessMeter(2);
  const mixed: Stereo = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  await play(job.bench.objects, job.order, {
    ducking: job.ducking,
    inRoom: false,
    visit: (stems, from) => {
      meter.push(mixOf(stems, mixed), within(job.order, from));
      tell(job, 1, from);
    },
  });
  return meter.integrated();
}

/** Holds a block back by LOOKAHEAD samples. */
class Delay {
  readonly #held: Stereo = [new Float32Array(LOOKAHEAD), new Float32Array(LOOKAHEAD)];

  pass(block: Stereo): void {
    block.forEach((channel, side) => {
      const held = this.#held[side] as Float32Array;
      const last = channel.slice(channel.length - LOOKAHEAD);
      channel.copyWithin(LOOKAHEAD, 0);
      channel.set(held);
      held.set(last);
    });
  }
}

interface Drafts {
  readonly files: Readonly<Record<Role, ObjectDraft>>;
  readonly writers: Readonly<Record<Role, WavWriter>>;
}

async function openDrafts({ bench }: Job): Promise<Drafts> {
  const opened = await Promise.all(
    roles.map(async (role) => {
      const file = await bench.objects.draft('.wav');
      return { role, file, writer: await WavWriter.open(file.path, 2) };
    }),
  );
  const by = <T>(choose: (draft: (typeof opened)[number]) => T): Record<Role, T> =>
    Object.fromEntries(opened.map((draft) => [draft.role, choose(draft)])) as Record<Role, T>;
  return { files: by(({ file }) => file), writers: by(({ writer }) => writer) };
}

interface Measured {
  readonly loudness: number;
  readonly truePeak: number;
}

/** Multiplies in place by one gain for all, and by one for each sample. */
function raise(channel: Float32Array, gain: number, gains: Float32Array): void {
  for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] as number) * gain * (gains[i] as number);
}

/** Applies the limiter's gains to every stem, so that stems still add up to the mix. */
class Press {
  readonly #limiter: Limiter;
  readonly #gain: number;
  readonly #gains = new Float32Array(BLOCK);
  readonly #delays = { dialogue: new Delay(), music: new Delay(), effects: new Delay() };

  constructor(gainDb: number, ceilingDbtp: number) {
    this.#limiter = new Limiter(2, ceilingDbtp);
    this.#gain = 10 ** (gainDb / 20);
  }

  /** Raises, delays and limits the stems in place; `mixed` becomes their sum. */
  run(stems: Stems, mixed: Stereo): void {
    this.#limiter.follow(mixOf(stems, mixed), this.#gain, this.#gains);
    for (const name of stemNames) {
      this.#delays[name].pass(stems[name]);
      for (const channel of stems[name]) raise(channel, this.#gain, this.#gains);
    }
    mixOf(stems, mixed);
  }
}

/** How far the encoded sound can rise above what was encoded, dB: up to 0.3 measured on films. */
const CODEC_DB = 0.4;

/** Writes mix and stems at `gainDb`, closes their files and tells how loud the mix became. */
async function press(job: Job, gainDb: number, { writers }: Drafts): Promise<Measured> {
  const { order, bench, ducking } = job;
  const loudness = new LoudnessMeter(2);
  const truePeak = new TruePeakMeter(2);
  const desk = new Press(gainDb, order.ceilingDbtp - CODEC_DB);
  const mixed: Stereo = [new Float32Array(BLOCK), new Float32Array(BLOCK)];
  // The limiter is late by LOOKAHEAD: the first samples are left out, and as many are played after the end.
  const playing = play(
    bench.objects,
    { ...order, samples: order.samples + LOOKAHEAD },
    {
      ducking,
      inRoom: true,
      visit: async (stems, from) => {
        desk.run(stems, mixed);
        const skip = from === 0 ? LOOKAHEAD : 0;
        const count = Math.min(BLOCK, order.samples + LOOKAHEAD - from) - skip;
        const part = ([left, right]: Stereo): Stereo => [left.subarray(skip), right.subarray(skip)];
        loudness.push(part(mixed), count);
        truePeak.push(part(mixed), count);
        await writers.mix.write(part(mixed), count);
        for (const name of stemNames) await writers[name].write(part(stems[name]), count);
        tell(job, 2, from);
      },
    },
  );
  await playing.finally(async () => {
    for (const role of roles) await writers[role].finish();
  });
  return { loudness: loudness.integrated(), truePeak: truePeak.decibels() };
}

/** The mix as the film will carry it. Encoded here, because now pictures are still being drawn elsewhere. */
async function encoded(job: Job, { files }: Drafts): Promise<RoleArtifact> {
  const draft = await job.bench.objects.draft('.mp4');
  try {
    await encodeSound(files.mix.path, draft.path, (samples) => tell(job, 3, samples));
    return { role: 'sound', ...(await draft.commit('audio/mp4')) };
  } finally {
    await draft.discard();
  }
}

async function commit(job: Job, drafts: Drafts): Promise<RoleArtifact[]> {
  const artifacts: RoleArtifact[] = [await encoded(job, drafts)];
  for (const role of roles) artifacts.push({ role, ...(await drafts.files[role].commit('audio/wav')) });
  return artifacts;
}

/** Presses until the loudness is right; every pass after the first makes up for what the limiter took. */
async function pressed(
  job: Job,
  firstGainDb: number,
): Promise<Measured & { readonly artifacts: RoleArtifact[] }> {
  let gainDb = firstGainDb;
  for (let pass = 1; ; pass++) {
    const drafts = await openDrafts(job);
    try {
      const measured = await press(job, gainDb, drafts);
      const missing = job.order.loudnessLufs - measured.loudness;
      const isRight = !(Math.abs(missing) > CLOSE_ENOUGH) || gainDb + missing > MOST_GAIN_DB;
      if (isRight || pass === MOST_PASSES) return { ...measured, artifacts: await commit(job, drafts) };
      gainDb += missing;
    } finally {
      // A committed draft has its name by now; discarding it again does nothing.
      for (const role of roles) await drafts.files[role].discard();
    }
  }
}

/** Yields the mix, the same encoded, and its three stems, exactly `samples` long; `facts` tell what was measured in them. */
export const mix: Make<'mix'> = async (order, bench) => {
  const energies = await measureBands(bench.objects, order);
  tell({ order, bench }, 0, order.samples);
  const ducking = duckingFor(energies, order.dialogue, order.clearanceDb);
  const job = { order, bench, ducking };
  const loudness = await measureLoudness(job);
  const gainDb = Number.isFinite(loudness) ? Math.min(MOST_GAIN_DB, order.loudnessLufs - loudness) : 0;
  const { artifacts, ...result } = await pressed(job, gainDb);
  const facts = {
    samples: order.samples,
    loudnessLufs: Math.max(-70, result.loudness),
    truePeakDbtp: Math.max(-70, result.truePeak),
    clearanceDb: clearanceOf(energies, order.dialogue, ducking),
  };
  return { artifacts, facts };
};
