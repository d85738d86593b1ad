import { describe, expect, test } from '@jest/globals';
import type { ArtifactRef } from '../../contracts/artifact.ts';
import { packedInputs, unpackedInputs } from './task-inputs.ts';

const ADDRESS = 'a'.repeat(64);

/** A store of one object. */
function storeOfOne() {
  let kept = new Uint8Array();
  return {
    put: async (bytes: Uint8Array): Promise<ArtifactRef> => {
      kept = Uint8Array.from(bytes);
      return { sha256: ADDRESS, bytes: bytes.length, mediaType: 'application/json' };
    },
    get: async (): Promise<Uint8Array> => kept,
  };
}

const small = { text: 'one line' };
const large = { text: '一'.repeat(100_000) };

describe('inputs of a job', () => {
  test('travel as they are while they are small', async () => {
    expect(await packedInputs(small, storeOfOne())).toEqual(small);
    expect(await unpackedInputs(small, storeOfOne())).toEqual(small);
  });

  test('are stored where no message could carry them, and found again', async () => {
    const store = storeOfOne();
    const packed = await packedInputs(large, store);
    expect(packed).toEqual({ $inputs: ADDRESS });
    expect(await unpackedInputs(packed, store)).toEqual(large);
  });
});
