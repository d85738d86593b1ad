/** URLs of the servers that `npm run test:servers` has started for the tests. */
import process from 'node:process';
import { serverNames, type ServerName } from './server.ts';
import { serversIn, type Servers } from './start-servers.ts';

const variableOf = (name: ServerName): string => `AINERN_TEST_${name.toUpperCase()}`;

/** Throws when there is no such server: a test that was not run must not look like one that passed. */
export function testUrl(name: ServerName): string {
  const url = process.env[variableOf(name)];
  if (url !== undefined) return url;
  throw new Error(`${variableOf(name)} is not set; \`npm run test:servers\` starts the servers and sets it.`);
}

const SERVERS_FOLDER = 'AINERN_TEST_SERVERS';

/** Variables by which tests find these servers. */
export const variablesFor = ({ urls, folder }: Servers): Readonly<Record<string, string>> => ({
  [SERVERS_FOLDER]: folder,
  ...Object.fromEntries(serverNames.map((name) => [variableOf(name), urls[name]])),
});

/** The servers themselves, for tests that take them away. Throws when `npm run test:servers` has not started any. */
export function testServers(): Servers {
  const servers = serversIn(process.env[SERVERS_FOLDER] ?? '');
  if (servers === null) throw new Error(`${SERVERS_FOLDER} names no servers; run \`npm run test:servers\`.`);
  return servers;
}
