/** What a request brings to prove whose it is: a token, or the key of this machine, in a header or in a cookie. */
import type { IncomingMessage } from 'node:http';
import { Token, type Grant } from '../../contracts/account.ts';
import { Failure } from '../../contracts/error.ts';
import { keyElsewhere, worthOf, type MachineKeys, type Placed } from './machine-keys.ts';

/** Cookies in which a browser keeps the key of this machine, the two tokens of a login, and that of a share link. */
const COOKIES = {
  ...{ key: 'ainern2d-key', access: 'ainern2d-at', refresh: 'ainern2d-rt', share: 'ainern2d-share' },
} as const;

/** As much of a request as says whose it is. */
type Headed = Pick<IncomingMessage, 'headers'>;

function cookieOf({ headers }: Headed, name: keyof typeof COOKIES): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([each]) => each === COOKIES[name])?.[1] ?? null;
}

const bearerOf = ({ headers }: Headed): string | null =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

/**
 * Null where a request brings nothing. What it brings in a header comes first, then a login, also one that is to be
 * refreshed, then the key, and a share link last: whoever opens a link stays who he is.
 */
export const credentialOf = (request: Headed): string | null =>
  bearerOf(request) ?? cookieOf(request, 'access') ?? cookieOf(request, 'key') ?? cookieOf(request, 'share');

/** By which a page has its next tokens. */
export const refreshTokenOf = (request: Headed): string | null => cookieOf(request, 'refresh');

interface CookieTerms {
  /** Whether the server is reached by https alone. */
  readonly isSecure: boolean;
}

/** No script reads it, and no other site has it sent. */
const flagged = (path: string, { isSecure }: CookieTerms): string =>
  `Path=${path}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;

/** Where alone the token is sent by which the next are had. */
const REFRESH_PATH = '/api/v1/auth';

/**
 * The token that proves something for some minutes is kept as long as the one by which the next is had: a browser that has
 * let go of it would be a guest again, where it once opened a share link, instead of being told to refresh its login.
 */
export function cookiesOfGrant(grant: Grant, terms: CookieTerms): string[] {
  const until = `Expires=${new Date(grant.refreshExpiresAt).toUTCString()}`;
  return [
    `${COOKIES.access}=${grant.accessToken}; ${flagged('/', terms)}; ${until}`,
    `${COOKIES.refresh}=${grant.refreshToken}; ${flagged(REFRESH_PATH, terms)}; ${until}`,
  ];
}

export const noCookies = (terms: CookieTerms): string[] => [
  `${COOKIES.access}=; ${flagged('/', terms)}; Max-Age=0`,
  `${COOKIES.refresh}=; ${flagged(REFRESH_PATH, terms)}; Max-Age=0`,
];

/** A guest’s browser brings the token of a link; whether it is worth anything is seen when it asks for something. */
export function cookieForShare(url: URL, terms: CookieTerms): string | null {
  const token = Token.safeParse(url.searchParams.get('share'));
  return token.success ? `${COOKIES.share}=${token.data}; ${flagged('/', terms)}` : null;
}

/**
 * The first visit of a browser brings the key in the address: it is put into a cookie that no script reads and no other
 * site sends, and the address is left. Null when it brings none. Throws KEY_WRONG when it is another, or of another machine.
 */
export function cookieForKey(
  url: URL,
  { keys, request, ...terms }: CookieTerms & { readonly keys: MachineKeys; readonly request: Placed },
): string | null {
  const given = url.searchParams.get('key');
  if (given === null) return null;
  const worth = worthOf(given, keys, request);
  if (worth === 'elsewhere') throw keyElsewhere();
  if (worth === 'nothing') throw new Failure('KEY_WRONG');
  return `${COOKIES.key}=${given}; ${flagged('/', terms)}`;
}
