/** Tests that need more than every machine has: left out in words where it is missing, never in silence. */
import process from 'node:process';
import { test } from '@jest/globals';

type Test = (name: string, deed: () => Promise<void>, ms: number) => void;

/**
 * Declares tests that run unless something hinders them; then the suite says which are left out and why. Where CI has
 * what they need (`isOwed`) they run whatever is said, and fail.
 */
export function testUnless(hindrance: string | null, isOwed: boolean): Test {
  return (name, deed, ms) => {
    if (hindrance === null || (isOwed && process.env['CI'] !== undefined)) return test(name, deed, ms);
    process.stderr.write(`Left out: “${name}”, because ${hindrance}.\n`);
    test.skip(`${name} (left out: ${hindrance})`, deed, ms);
  };
}
