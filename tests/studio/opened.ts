/** The studio that `npm run test:studio` has opened for the tests. */
import process from 'node:process';
import type { ClientTerms } from '../../contracts/client.ts';
import type { Studio } from '../api/studio.ts';

const [URL_AT, KEY_AT, PICTURES_AT] = [
  ...['AINERN_TEST_STUDIO', 'AINERN_TEST_STUDIO_KEY', 'AINERN_TEST_PICTURES'],
] as const;

export const variablesFor = (
  { url, key }: Pick<Studio, 'url' | 'key'>,
  pictures: boolean,
): Readonly<Record<string, string>> => ({
  [URL_AT]: url,
  [KEY_AT]: key,
  ...(pictures && { [PICTURES_AT]: 'yes' }),
});

/** Throws when there is none: a test that was not run must not look like one that passed. */
function variable(name: string): string {
  const value = process.env[name];
  if (value !== undefined) return value;
  throw new Error(`${name} is not set; \`npm run test:studio\` opens a studio and sets it.`);
}

export const wantsPictures = (): boolean => process.env[PICTURES_AT] === 'yes';

export const studioUrl = (): string => variable(URL_AT);

/** As `npm start` prints it. */
export const ownAddress = (): string => `${studioUrl()}/?key=${variable(KEY_AT)}`;

export const ownTerms = (): ClientTerms => ({ origin: studioUrl(), key: variable(KEY_AT), fetch });
