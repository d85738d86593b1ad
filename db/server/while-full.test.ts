import { describe, expect, test } from '@jest/globals';
import { whileFull } from './while-full.ts';

const refusal = (code: string): Error => Object.assign(new Error('sorry'), { code });

/** Fails with these codes, one after the other, and then succeeds. */
function failing(...codes: readonly string[]) {
  const left = [...codes];
  let tries = 0;
  const deed = async (): Promise<number> => {
    tries += 1;
    const code = left.shift();
    if (code !== undefined) throw refusal(code);
    return tries;
  };
  return deed;
}

describe('a server without a free connection', () => {
  test('is asked again until it has one', async () => {
    expect(await whileFull(failing('53300', '53300'))).toBe(3);
  });

  test('is not asked again when it says anything else', async () => {
    await expect(whileFull(failing('53300', '28P01'))).rejects.toMatchObject({ code: '28P01' });
  });
});
