/** Settings of a node that reach a server of the tests by another address. */
import { serverNames, type ServerName } from '../server.ts';
import { testUrl } from '../test-url.ts';
import type { Address } from './forward.ts';

type Environment = Readonly<Record<string, string>>;

/** Where a server of the tests itself is. */
export const addressOf = (server: ServerName): Address => ({
  host: '127.0.0.1',
  port: Number(new URL(testUrl(server)).port),
});

const spelled = ({ host, port }: Address): string => `${host}:${port}`;

/** The settings, with these addresses in place of the servers’ own. */
export function redirected(
  environment: Environment,
  to: Readonly<Partial<Record<ServerName, Address>>>,
): Environment {
  const moved = (value: string): string => {
    const server = serverNames.find((name) => URL.parse(value)?.host === spelled(addressOf(name)));
    const address = server === undefined ? undefined : to[server];
    if (server === undefined || address === undefined) return value;
    return value.replace(spelled(addressOf(server)), spelled(address));
  };
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, moved(value)]));
}
