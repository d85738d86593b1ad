/** URLs of the servers that `npm run test:servers` has started for the tests. */
import process from 'node:process';
import type { ServerName } from './server.ts';

export const variableOf = (name: ServerName): string => `AINERN_TEST_${name.toUpperCase()}`;

/** Throws when there is no such server: a test that was not run must not look like one that passed. */
export function testUrl(name: ServerName): string {
  const url = process.env[variableOf(name)];
  if (url !== undefined) return url;
  throw new Error(`${variableOf(name)} is not set; \`npm run test:servers\` starts the servers and sets it.`);
}
