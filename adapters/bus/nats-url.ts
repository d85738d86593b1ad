/** What a `nats://` URL says: where the servers are, and who comes. */
import { isIP } from 'node:net';
import type { ConnectionOptions, TlsOptions } from 'nats';
import { Failure } from '../../contracts/error.ts';

type Address = Pick<ConnectionOptions, 'servers' | 'user' | 'pass' | 'token' | 'tls'>;

function parsed(url: string): URL {
  if (/^(nats|tls):\/\//.test(url) && URL.canParse(url)) return new URL(url);
  throw new Failure(
    'CONFIGURATION_INVALID',
    'AINERN_TRANSPORTER is not of the form nats://[USER:PASSWORD@]HOST[:PORT], or tls://….',
  );
}

/** The client names a server to TLS by its name alone: to one that has only an address, certificates would be for “localhost”. */
function named(hostname: string): TlsOptions & { readonly host?: string } {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? {} : { host };
}

/** A name without a password is a token. Several servers of one cluster are separated by commas; the first says who comes. */
export function addressOf(urls: string): Address {
  const all = urls.split(',').map((url) => parsed(url.trim()));
  const [{ username, password, protocol, hostname }] = all as [URL, ...URL[]];
  const servers = all.map(({ host }) => host);
  const tls = protocol === 'tls:' ? { tls: named(hostname) } : {};
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (user === '') return { servers, ...tls };
  return { servers, ...tls, ...(pass === '' ? { token: user } : { user, pass }) };
}
