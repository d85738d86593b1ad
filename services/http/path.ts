/** Paths of routes, in the two forms in which others want them. */
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes } from '../../contracts/api/routes.ts';

/** `/runs/{runId}/files/{path...}` as path-to-regexp has it: `/runs/:runId/files/*path`. */
export const patternOf = ({ path }: Pick<Route, 'path'>): string =>
  path.replace(/\{(\w+)\.\.\.\}/g, '*$1').replace(/\{(\w+)\}/g, ':$1');

/** The same as OpenAPI has it. */
export const templateOf = ({ path }: Pick<Route, 'path'>): string => path.replaceAll('...}', '}');

/** Names of what a path leaves open. */
export const paramsIn = ({ path }: Pick<Route, 'path'>): string[] =>
  [...path.matchAll(/\{(\w+)(?:\.\.\.)?\}/g)].map(([, name]) => name ?? '');

/** What a route may be asked with: what reads may also be asked for without its body. */
export const methodsOf = ({ method, answer }: Pick<Route, 'method' | 'answer'>): readonly string[] =>
  method === 'GET' && answer.kind !== 'events' ? ['GET', 'HEAD'] : [method];

const pieceOf = (piece: string): string => {
  if (piece.endsWith('...}')) return '.+';
  return piece.startsWith('{') ? '[^/]+' : piece.replaceAll('.', '\\.');
};

/** Addresses of a route, whatever the method. */
const addressesOf = ({ path }: Route): RegExp =>
  new RegExp(
    `^${API_PATH}${path
      .split(/(\{[^}]+\})/)
      .map(pieceOf)
      .join('')}$`,
  );

/** What the API says of itself: of no route, because it is made of them. By its path, and what it is called there. */
export const selfDescribed = {
  '/': { name: 'showApi', does: 'Shows the routes as a page that people can read.', type: 'text/html' },
  '/openapi.json': {
    ...{ name: 'describeApi', does: 'Gives this document.', type: 'application/json' },
  },
} as const;

const isSelfDescribed = (address: string): boolean =>
  [API_PATH, ...Object.keys(selfDescribed).map((path) => API_PATH + path)].includes(address);

/** Methods that an address takes; none where there is nothing. */
export function methodsAt(address: string): string[] {
  if (isSelfDescribed(address)) return ['GET', 'HEAD'];
  const there = Object.values<Route>(routes).filter((route) => addressesOf(route).test(address));
  return [...new Set(there.flatMap(methodsOf))];
}
