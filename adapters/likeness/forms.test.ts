/** A sound is like itself in whatever form it is brought. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decoder, Demuxer, Encoder, Muxer } from 'node-av/api';
import type { FFAudioEncoder } from 'node-av/constants';
import type { LikenessOrder } from '../../contracts/likeness.ts';
import { encodeWav } from '../media/wav.ts';
import { documentOf, openBench, type TestBench } from '../samples/bench.ts';
import { open } from './index.ts';
import { cosine } from './samples/found.ts';
import { soundsLike } from './samples/sounds.ts';

const { likeness } = open('embedded:likeness');
let bench: TestBench;
let folder: string;

beforeAll(async () => {
  bench = await openBench();
  folder = await mkdtemp(join(tmpdir(), 'ainern2d-forms-'));
});

afterAll(async () => {
  await bench[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function vectorOf(bytes: Uint8Array, mediaType: LikenessOrder['mediaType']): Promise<number[]> {
  const made = await likeness(await bench.objects.put(bytes, mediaType), bench);
  return (await documentOf(bench, made, 'likeness')) as number[];
}

/** The sound as others store it. */
async function encoded(wav: Uint8Array, codec: FFAudioEncoder, ending: string): Promise<Uint8Array> {
  const [from, to] = [join(folder, 'sound.wav'), join(folder, `${codec}.${ending}`)];
  await writeFile(from, wav);
  const input = await Demuxer.open(from);
  const stream = input.audio();
  if (stream === undefined) throw new Error('The sound has no track.');
  const decoder = await Decoder.create(stream);
  const encoder = await Encoder.create(codec, { decoder, autoResample: true });
  const output = await Muxer.open(to, { input });
  const track = output.addStream(encoder);
  for await (const packet of encoder.packets(decoder.frames(input.packets(stream.index))))
    await output.writePacket(packet, track);
  await output.close();
  await input.close();
  return readFile(to);
}

test.each([
  ['flac', 'flac', 'audio/flac'],
  ['libmp3lame', 'mp3', 'audio/mpeg'],
  ['libopus', 'ogg', 'audio/ogg'],
  ['aac', 'm4a', 'audio/mp4'],
] as const)('%s', async (codec, ending, mediaType) => {
  const [bell] = soundsLike('bell');
  const wav = encodeWav([bell?.samples ?? new Float32Array(1)]);
  const own = await vectorOf(wav, 'audio/wav');
  const same = await vectorOf(await encoded(wav, codec as FFAudioEncoder, ending), mediaType);
  expect(cosine(own, same)).toBeGreaterThan(0.97);
});
