/** How well the mouths of a film follow its voices. */
import type { QualityCheck } from '../../../contracts/film.ts';
import { type FrameRate, SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import { type HeardLine, offsetsOf, type Seen } from './lip-offset.ts';
import type { OpennessTrack } from './mouth-openness.ts';
import { closesLips } from './phoneme-openness.ts';
import type { SoundEnvelope } from './sound-envelope.ts';

/** As open as a mouth may be and still be called closed. */
const CLOSED = 0.14;
/** As open as a mouth must be to be caught moving. */
const OPEN = 0.4;
/** A mouth may open this long before, and close after, what is heard. */
const GRACE = 0.08 * SAMPLE_RATE;

/** Openness by frame of each speaker, over all shots. */
function seenBySpeaker(tracks: readonly OpennessTrack[]): Map<string, Map<number, number>> {
  const seen = new Map<string, Map<number, number>>();
  for (const { speaker, openness } of tracks) {
    const frames = seen.get(speaker) ?? new Map<number, number>();
    for (const [frame, value] of openness) frames.set(frame, value);
    seen.set(speaker, frames);
  }
  return seen;
}

/** For each p, b and m whose mouth is seen: whether it is closed within a frame of when it should be. */
function closuresOf(line: HeardLine, seen: Seen, fps: FrameRate): boolean[] {
  const spf = samplesPerFrame(fps);
  return line.timings.phonemes
    .filter(({ id }) => closesLips(id))
    .map(({ from, to }) => {
      const first = Math.floor((line.start + from) / spf) - 1;
      const last = Math.floor((line.start + Math.max(from, to - 1)) / spf) + 1;
      return Array.from({ length: last - first + 1 }, (_, index) => seen.get(first + index)).filter(
        (o) => o !== undefined,
      );
    })
    .filter((openness) => openness.length > 0)
    .map((openness) => Math.min(...openness) <= CLOSED);
}

/** How often a mouth opens while nobody is heard to speak with it: in silence, or under narration. */
function openingsInSilence(
  tracks: readonly OpennessTrack[],
  lines: readonly HeardLine[],
  fps: FrameRate,
): number {
  const spf = samplesPerFrame(fps);
  const spoken = lines.filter(({ kind }) => kind !== 'narration');
  const isSpoken = (frame: number): boolean =>
    spoken.some(
      ({ start, timings }) =>
        (frame + 1) * spf > start - GRACE && frame * spf < start + timings.samples + GRACE,
    );
  const isCaught = (openness: Seen, frame: number): boolean =>
    (openness.get(frame) ?? 0) >= OPEN && !isSpoken(frame);
  return tracks.reduce((events, { openness }) => {
    const frames = [...openness.keys()];
    return (
      events + frames.filter((frame) => isCaught(openness, frame) && !isCaught(openness, frame - 1)).length
    );
  }, 0);
}

/** Value below which a share of the values lies, by nearest rank; null of none. */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** What is known of a film's mouths and voices. */
export interface Evidence {
  readonly mouths: readonly OpennessTrack[];
  readonly lines: readonly HeardLine[];
  readonly envelope: SoundEnvelope;
  readonly fps: FrameRate;
}

/** Judges what is said aloud against all mouths; thoughts are heard with the mouth shut. The 95th percentile is one of distances, to either side. */
export function judgeLips({ mouths, lines, envelope, fps }: Evidence): QualityCheck['lipSync'] {
  const seenBy = seenBySpeaker(mouths);
  const visible = lines
    .filter(({ kind }) => kind === 'dialogue')
    .map((line) => ({ line, seen: seenBy.get(line.speaker) ?? new Map<number, number>() }));
  const offsets = offsetsOf(visible, { envelope, fps });
  const closures = visible.flatMap(({ line, seen }) => closuresOf(line, seen, fps));
  return {
    medianOffsetMs: rounded(quantile(offsets, 0.5)),
    p95OffsetMs: rounded(quantile(offsets.map(Math.abs), 0.95)),
    closuresHit: closures.length === 0 ? null : closures.filter(Boolean).length / closures.length,
    narrationMouthEvents: openingsInSilence(mouths, lines, fps),
  };
}
