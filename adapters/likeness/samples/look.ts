/** Has files looked at as the crew does. */
import type { LikenessOrder } from '../../../contracts/likeness.ts';
import { documentOf, type TestBench } from '../../samples/bench.ts';
import { open } from '../index.ts';

const { likeness } = open('embedded:likeness');

export async function vectorOf(
  bench: TestBench,
  bytes: Uint8Array,
  mediaType: LikenessOrder['mediaType'],
): Promise<number[]> {
  const made = await likeness(await bench.objects.put(bytes, mediaType), bench);
  return (await documentOf(bench, made, 'likeness')) as number[];
}
