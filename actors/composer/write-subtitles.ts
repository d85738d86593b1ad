/** Subtitles as files: SubRip and WebVTT. Times are rounded to milliseconds; rows stay as they are broken. */
import { type Language, SAMPLE_RATE } from '../../contracts/shared.ts';
import type { SubtitleCue } from '../../contracts/sound.ts';

/** Cues in time order, with the times that both formats can tell: whole milliseconds, none empty. */
interface TimedCue {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly rows: readonly string[];
}

const milliseconds = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE);

/** Line breaks inside a row would end the cue early, so they become blanks. */
const oneRow = (row: string): string => row.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim();

function timed(cues: readonly SubtitleCue[]): TimedCue[] {
  const shown = new Map<string, number>();
  return cues
    .toSorted((a, b) => a.start - b.start)
    .map((cue) => {
      const part = (shown.get(cue.lineId) ?? 0) + 1;
      shown.set(cue.lineId, part);
      const startMs = milliseconds(cue.start);
      return {
        id: part === 1 ? cue.lineId : `${cue.lineId}.${part}`,
        startMs,
        endMs: Math.max(startMs + 1, milliseconds(cue.end)),
        rows: cue.rows.map(oneRow).filter((row) => row !== ''),
      };
    });
}

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

/** `HH:MM:SS,mmm`, with the mark between seconds and milliseconds that the format wants. */
function clock(ms: number, mark: ',' | '.'): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => digits(part, 2)).join(':')}${mark}${digits(ms % 1000, 3)}`;
}

/** SubRip has no escapes, and players take for markup what looks like a tag or an arrow of times: it gets look-alikes. */
const srtText = (row: string): string =>
  row.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('{\\', '{ \\');

/** SubRip: numbered cues. The lineId of a cue is not told; SubRip has no place for it. */
export function writeSrt(cues: readonly SubtitleCue[]): string {
  return timed(cues)
    .map(
      ({ startMs, endMs, rows }, index) =>
        `${index + 1}\n${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${rows.map(srtText).join('\n')}\n`,
    )
    .join('\n');
}

const vttText = (row: string): string =>
  row.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** WebVTT: cues are named after their line, later parts of a line `l12.2`, `l12.3`. */
export function writeVtt(cues: readonly SubtitleCue[], language: Language): string {
  const head = `WEBVTT\nKind: captions\nLanguage: ${language}\n`;
  const body = timed(cues).map(
    ({ id, startMs, endMs, rows }) =>
      `${id}\n${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${rows.map(vttText).join('\n')}\n`,
  );
  return [head, ...body].join('\n');
}
