/** Subtitles that a player can turn on and off: 3GPP timed text (TS 26.245) inside the MP4. */
import { AV_CODEC_ID_MOV_TEXT, AV_DISPOSITION_DEFAULT, AVMEDIA_TYPE_SUBTITLE } from 'node-av/constants';
import { Packet, type Stream } from 'node-av/lib';
import type { SubtitleCue } from '../../contracts/sound.ts';

const FONT = 'Sans-Serif';

/** The sample description after TS 26.245 §5.16: centred at the bottom, white, no box. */
function sampleDescription(): Buffer {
  const font = Buffer.from(FONT, 'latin1');
  const flags = [0, 0, 0, 0];
  const justification = [1, 0xff];
  const background = [0, 0, 0, 0];
  const box = [0, 0, 0, 0, 0, 0, 0, 0];
  const style = [0, 0, 0, 0, 0, 1, 0, 18, 0xff, 0xff, 0xff, 0xff];
  const table = [0, 0, 0, 13 + font.length, ...Buffer.from('ftab'), 0, 1, 0, 1, font.length, ...font];
  return Buffer.from([...flags, ...justification, ...background, ...box, ...style, ...table]);
}

/** Describes the track of soft subtitles in an MP4. */
export function describeSubtitles(stream: Stream): void {
  stream.codecpar.codecType = AVMEDIA_TYPE_SUBTITLE;
  stream.codecpar.codecId = AV_CODEC_ID_MOV_TEXT;
  stream.codecpar.extradata = sampleDescription();
  stream.setDisposition(AV_DISPOSITION_DEFAULT);
}

/** A text sample: its length in bytes, then UTF-8. */
function textSample(rows: readonly string[]): Buffer {
  const text = Buffer.from(rows.join('\n'), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, text]);
}

/** One cue as a packet counted in samples of sound; the caller frees it. */
export function subtitlePacket(cue: SubtitleCue): Packet {
  const packet = new Packet();
  packet.alloc();
  packet.data = textSample(cue.rows);
  packet.pts = BigInt(cue.start);
  packet.dts = BigInt(cue.start);
  packet.duration = BigInt(cue.end - cue.start);
  packet.isKeyframe = true;
  return packet;
}
