import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { decodeJson } from '../../../actors/runtime/maker.ts';
import type { MouthBox } from '../../../contracts/drawing.ts';
import { type CheckOrder, QualityCheck } from '../../../contracts/film.ts';
import { SAMPLE_RATE } from '../../../contracts/shared.ts';
import type { SpeechTimings } from '../../../contracts/sound.ts';
import { loudnessOf } from '../../media/loudness.ts';
import { Mp4Reader } from '../../media/read-mp4.ts';
import { Mp4Writer } from '../../media/write-mp4.ts';
import { film } from '../join-film.ts';
import { lookAt, record, shoot } from '../rehearsal.ts';
import { noted, openBench, type TestBench } from '../../samples/bench.ts';
import { check } from './check-film.ts';
import { closesLips, phonemeOpenness } from './phoneme-openness.ts';

const fps = 24;
const [width, height] = [256, 144];
const seconds = 4;
const frames = seconds * fps;
const lineStart = SAMPLE_RATE / 2;

/** Phonemes of 60…160 ms in an order that repeats only after a while, with closures and pauses (`_`) among them. */
const phonemes = ((): SpeechTimings['phonemes'] => {
  const ids = 'm ɑ n i p ə t ɑ ŋ _ b u ʂ ɛ l ɑ m o s i ɑ b e _'.split(' ');
  let at = 0;
  return Array.from({ length: 27 }, (_, index) => {
    const from = at;
    at += Math.round((60 + ((index * 37) % 100)) * 48);
    return { from, to: at, id: ids[index % ids.length] ?? '' };
  });
})();
const samples = phonemes.at(-1)?.to ?? 0;

const timings: SpeechTimings = {
  samples,
  phonemes,
  words: [],
  source: 'engine',
  loudnessLufs: -19,
  peakDbtp: -3,
};

/** What sounds at a time of the film; nothing before and after the line. */
function phonemeAt(ms: number): string {
  const sample = ms * 48 - lineStart;
  return phonemes.find(({ from, to }) => sample >= from && sample < to)?.id ?? '';
}

const head = { x: 120, y: 66 };
const box = (frame: number, speaker = 'amos'): MouthBox => ({
  speaker,
  frame,
  x: head.x - 16,
  y: head.y + 8,
  w: 32,
  h: 20,
});

/** A paper face whose mouth is open as far as it is told; brown on skin when closed, dark red when open. */
function drawFace(context: SKRSContext2D, openness: number): void {
  context.fillStyle = '#4a5a78';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#e8b98f';
  context.beginPath();
  context.ellipse(head.x, head.y, 40, 52, 0, 0, 7);
  context.fill();
  context.fillStyle = openness < 0.1 ? '#9a5a44' : '#5a1c1c';
  context.beginPath();
  context.ellipse(head.x, head.y + 18, 12, 1.2 + 8 * openness, 0, 0, 7);
  context.fill();
}

/** A voice that is louder the wider the mouth is open, over music that never stops; peaks at −20 dBFS. */
const voice = Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, sample) => {
  const openness = phonemeOpenness(phonemeAt(sample / 48));
  return (0.02 + 0.08 * openness) * Math.sin(sample * 0.06);
});

interface Faults {
  /** Milliseconds by which the mouth comes late. */
  readonly mouthLate?: number;
  readonly black?: readonly number[];
  /** Stretches without any sound, in milliseconds. */
  readonly silences?: readonly { from: number; to: number }[];
  /** Milliseconds by which the voice comes late. */
  readonly voiceLate?: number;
  /** Whether the mouth also moves where only narration is heard. */
  readonly chatters?: boolean;
  /** Whether the mouth stays half open where lips should meet. */
  readonly neverCloses?: boolean;
  /** Whether nobody says where mouths are. */
  readonly faceless?: boolean;
}

function mouthAt(frame: number, faults: Faults): number {
  const ms = ((frame + 0.5) * 1000) / fps - (faults.mouthLate ?? 0);
  if (faults.chatters && ms < 400) return frame % 6 < 3 ? 0.9 : 0;
  const id = phonemeAt(ms);
  return faults.neverCloses && closesLips(id) ? 0.6 : phonemeOpenness(id);
}

/** A stretch of the film as a video of its own, with what was seen of it; no mouths are looked for where none is said to be. */
async function shootSegment(
  { from, count }: { from: number; count: number },
  faults: Faults,
): Promise<CheckOrder['segments'][number]> {
  const draw = (context: SKRSContext2D, frame: number): void => {
    drawFace(context, mouthAt(from + frame, faults));
    if (!faults.black?.includes(from + frame)) return;
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
  };
  const video = await shoot(bench, { width, height, fps, frames: count, draw });
  const mouths = faults.faceless ? [] : Array.from({ length: count }, (_, frame) => box(frame));
  const sight = await lookAt(bench, video, { fps, mouths });
  return { video, facts: await noted(bench, { ...sight, seen: [] }), frames: count };
}

async function make(faults: Faults, cuts: readonly number[] = []): Promise<CheckOrder> {
  const starts = [0, ...cuts];
  const segments: CheckOrder['segments'] = [];
  for (const [index, from] of starts.entries())
    segments.push(await shootSegment({ from, count: (starts[index + 1] ?? frames) - from }, faults));
  const isSilent = (sample: number): boolean =>
    (faults.silences ?? []).some(({ from, to }) => sample >= from * 48 && sample < to * 48);
  const late = (faults.voiceLate ?? 0) * 48;
  const sound = await record(bench, { frames, fps }, (s) => (isSilent(s) ? 0 : (voice[s - late] ?? 0)));
  const made = await film(
    {
      segments: segments.map(({ video, frames: count }) => ({ video, frames: count })),
      ...{ sound, fps, language: 'en', title: '', comment: '', subtitles: null },
    },
    bench,
  );
  return {
    film: made.artifacts[0]?.sha256 ?? '',
    fps,
    segments,
    speech: [
      {
        lineId: 'l1',
        speaker: 'amos',
        kind: 'dialogue',
        start: lineStart,
        timings: await noted(bench, timings),
      },
    ],
  };
}

/** The line’s first half seconds, each a line of its own. */
async function chopped(order: CheckOrder, count: number): Promise<CheckOrder> {
  const length = SAMPLE_RATE / 2;
  const pieceAt = async (from: number): Promise<CheckOrder['speech'][number]> => {
    const inside = (sample: number): number => Math.max(0, Math.min(length, sample - from));
    const own = phonemes
      .map((each) => ({ ...each, from: inside(each.from), to: inside(each.to) }))
      .filter((each) => each.to > each.from);
    const timed = await noted(bench, { ...timings, samples: length, phonemes: own });
    return { lineId: `l${from}`, speaker: 'amos', kind: 'dialogue', start: lineStart + from, timings: timed };
  };
  const speech = await Promise.all(Array.from({ length: count }, (_, index) => pieceAt(index * length)));
  return { ...order, speech };
}

async function judge(order: CheckOrder): Promise<QualityCheck> {
  const made = await check(order, bench);
  return QualityCheck.parse(decodeJson(await bench.objects.get(made.artifacts[0]?.sha256 ?? '')));
}

const judged = async (faults: Faults): Promise<QualityCheck> => judge(await make(faults));

let bench: TestBench;
let faultless: CheckOrder;

beforeAll(async () => {
  bench = await openBench();
  faultless = await make({});
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe('checking a film', () => {
  test('finds nothing wrong with a film whose mouth follows its voice', async () => {
    const qc = await judge(faultless);
    expect(Math.abs(qc.lipSync.medianOffsetMs ?? 999)).toBeLessThanOrEqual(15);
    expect(qc.lipSync).toMatchObject({ closuresHit: 1, narrationMouthEvents: 0 });
    expect(qc).toMatchObject({ blackFrames: 0, silentGapsMs: [], avDriftMs: 0 });
  });

  test('measures loudness and true peak of what is heard', async () => {
    const { loudnessLufs, truePeakDbtp } = await judge(faultless);
    expect(Math.abs(loudnessLufs - loudnessOf([voice, voice]))).toBeLessThan(0.3);
    expect(Math.abs(truePeakDbtp + 20)).toBeLessThan(1);
  });

  test.each([-100, 100])('sees that the mouth comes %i ms after the voice', async (mouthLate) => {
    const { lipSync } = await judged({ mouthLate });
    expect(Math.abs((lipSync.medianOffsetMs ?? 0) - mouthLate)).toBeLessThanOrEqual(20);
    expect(Math.abs((lipSync.p95OffsetMs ?? 0) - 100)).toBeLessThanOrEqual(20);
  });

  test('sees that the voice comes after the mouth, whatever its timings say', async () => {
    const { lipSync } = await judged({ voiceLate: 120 });
    expect(Math.abs((lipSync.medianOffsetMs ?? 0) + 120)).toBeLessThanOrEqual(20);
  });

  test('sees that lips do not meet', async () => {
    const { lipSync } = await judged({ neverCloses: true });
    expect(lipSync.closuresHit).toBeLessThan(0.7);
  });

  test('catches a mouth that moves before anybody speaks', async () => {
    const { lipSync } = await judged({ chatters: true });
    expect(lipSync.narrationMouthEvents).toBe(2);
  });

  test('catches a mouth that moves to narration', async () => {
    const speech = faultless.speech.map((line) => ({ ...line, kind: 'narration' as const }));
    const { lipSync } = await judge({ ...faultless, speech });
    expect(lipSync.narrationMouthEvents).toBeGreaterThan(5);
    expect(lipSync).toMatchObject({ medianOffsetMs: null, p95OffsetMs: null, closuresHit: null });
  });

  test('counts black frames, and finds silence of half a second and longer', async () => {
    const silences = [
      { from: 300, to: 700 },
      { from: 1000, to: 1750 },
      { from: 3200, to: 4000 },
    ];
    const { blackFrames, silentGapsMs } = await judged({ black: [0, 1, 57], silences });
    expect(blackFrames).toBe(3);
    expect(silentGapsMs).toHaveLength(2);
    [750, 800].forEach((length, index) =>
      expect(Math.abs((silentGapsMs[index] ?? 0) - length)).toBeLessThan(50),
    );
  });

  test('lays mouths of later shots on the clock of the film', async () => {
    const { lipSync } = await judge(await make({}, [frames / 2]));
    expect(Math.abs(lipSync.medianOffsetMs ?? 999)).toBeLessThanOrEqual(15);
    expect(lipSync.closuresHit).toBe(1);
  });

  test.each([1, 4])('judges lines together that are too short to be judged alone: %i', async (count) => {
    const { lipSync } = await judge(await chopped(await make({ mouthLate: 80 }), count));
    expect(Math.abs((lipSync.medianOffsetMs ?? 999) - 80)).toBeLessThanOrEqual(20);
    expect(lipSync.p95OffsetMs).toBe(lipSync.medianOffsetMs);
  });

  test('hears that voices are late only where enough of them is heard', async () => {
    const late = await make({ voiceLate: 120 });
    const [one, four] = [await judge(await chopped(late, 1)), await judge(await chopped(late, 4))];
    expect(Math.abs(one.lipSync.medianOffsetMs ?? 999)).toBeLessThanOrEqual(20);
    expect(Math.abs((four.lipSync.medianOffsetMs ?? 0) + 120)).toBeLessThanOrEqual(25);
  });

  test('sees that a mouth does not move while a short line is spoken', async () => {
    const { lipSync } = await judge(await chopped(await make({ mouthLate: -9_000 }), 1));
    expect(lipSync.medianOffsetMs).toBe(300);
  });

  test('has nothing to say about lips where no mouth is seen', async () => {
    const { lipSync } = await judged({ faceless: true });
    expect(lipSync).toEqual({
      medianOffsetMs: null,
      p95OffsetMs: null,
      closuresHit: null,
      narrationMouthEvents: 0,
    });
  });

  test('refuses a film that shows other pictures than those that were looked at', async () => {
    const [one, two] = (await make({}, [frames / 2])).segments;
    const [other] = (await make({ mouthLate: 100 })).segments;
    await expect(judge({ ...faultless, segments: [other!] })).rejects.toThrow(
      'does not show the pictures of',
    );
    await expect(judge({ ...faultless, segments: [one!, two!] })).rejects.toThrow('does not show');
    await expect(judge({ ...(await make({}, [frames / 2])), segments: [one!] })).rejects.toThrow(
      'belong to no segment',
    );
    const short = faultless.segments.map((segment) => ({ ...segment, frames: segment.frames - 1 }));
    await expect(judge({ ...faultless, segments: short })).rejects.toThrow('does not show');
  });

  test('refuses a film that shows the right pictures at the wrong times', async () => {
    using reader = new Mp4Reader(await bench.objects.localFile(faultless.film));
    const draft = await bench.objects.draft('.mp4');
    using writer = new Mp4Writer(draft.path);
    const { timeBase, codecpar, index } = reader.video!;
    const track = writer.addTrack(timeBase, ({ codecpar: own }) => void codecpar.copy(own));
    writer.start();
    for (const packet of reader.packets()) {
      if (packet.streamIndex !== index) continue;
      [packet.pts, packet.dts] = [packet.pts * 2n, packet.dts * 2n];
      writer.write(packet, track);
    }
    writer.finish();
    const slow = (await draft.commit('video/mp4')).sha256;
    await expect(judge({ ...faultless, film: slow })).rejects.toThrow('does not show');
  });
});
