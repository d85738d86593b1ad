/** Speech and subtitles on the film's clock, from where they lie in their shots. */
import { samplesPerFrame } from '../../../contracts/shared.ts';
import type { SubtitleCue } from '../../../contracts/sound.ts';
import type { TimelineSpeech } from '../../../contracts/timeline.ts';
import { takeCues } from '../shots/overlays.ts';
import type { HeardElement } from '../shots/moment.ts';
import type { Sources } from '../sources.ts';
import type { Measured } from '../shots/lay-moment.ts';
import type { Placed } from './lay-shots.ts';

/** Who speaks where nobody of the cast does. */
export const NARRATOR = 'narrator';

/** A line where it is first seen: its shot, and the film frame of its first sound. */
export interface LaidLine {
  readonly line: HeardElement;
  readonly shotId: string;
  readonly frame: number;
}

/** Lines in the order in which they are heard. */
export function laidLines(placed: readonly Placed[]): readonly LaidLine[] {
  const seen = new Map<string, LaidLine>();
  for (const { take, startFrame } of placed) {
    for (const { line, from } of take.speech) {
      if (!seen.has(line.id)) seen.set(line.id, { line, shotId: take.id, frame: startFrame + from });
    }
  }
  return [...seen.values()].sort((a, b) => a.frame - b.frame);
}

/** Speech in samples. */
export function speechOf(
  lines: readonly LaidLine[],
  measured: Measured,
  { options }: Sources,
): TimelineSpeech[] {
  const spf = samplesPerFrame(options.fps);
  return lines.map(({ line, shotId, frame }) => ({
    lineId: line.id,
    speaker: line.speaker ?? NARRATOR,
    kind: line.kind,
    text: line.text,
    start: Math.max(0, frame * spf),
    samples: measured.get(line.id) ?? 0,
    shotId,
  }));
}

/** Subtitles in samples; what stands on both sides of a cut is one. */
export function subtitlesOf(placed: readonly Placed[], sources: Sources): SubtitleCue[] {
  const spf = samplesPerFrame(sources.options.fps);
  const cues: SubtitleCue[] = [];
  for (const { take, startFrame } of placed) {
    take.speech.forEach(({ line }, at) => {
      for (const { rows, from, to } of takeCues(take, at, sources)) {
        const cue = {
          lineId: line.id,
          start: (startFrame + from) * spf,
          end: (startFrame + to) * spf,
          rows: [...rows],
        };
        const last = cues.at(-1);
        if (last !== undefined && goesOn(last, cue)) last.end = cue.end;
        else cues.push(cue);
      }
    });
  }
  return cues;
}

const goesOn = (last: SubtitleCue, cue: SubtitleCue): boolean =>
  last.lineId === cue.lineId && last.end === cue.start && last.rows.join('\n') === cue.rows.join('\n');
