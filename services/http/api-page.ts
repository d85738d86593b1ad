/** The routes of the API as a page that people can read. */
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { screens } from '../../contracts/api/screens.ts';
import { templateOf } from './path.ts';

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const rowOf = (name: RouteName): string => {
  const route: Route = routes[name];
  return `<tr><td class="m">${route.method}</td><td><code>${escaped(API_PATH + templateOf(route))}</code></td><td>${escaped(route.does)}</td></tr>`;
};

/** A route stands where it is first used. */
function sections(): string {
  const told = new Set<RouteName>();
  return Object.entries(screens)
    .map(([title, { for: what, uses }]) => {
      const rows = uses.filter((name) => !told.has(name));
      rows.forEach((name) => told.add(name));
      return `<h2>${escaped(title)}</h2><p>${escaped(what)}</p><table>${rows.map(rowOf).join('\n')}</table>`;
    })
    .join('\n');
}

const STYLE = `
  body { margin: 0; background: #faf6ef; color: #2c2620; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 68rem; margin: 3rem auto; padding: 0 1.5rem; }
  h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 2.4rem 0 .1rem; } h2 + p { margin-bottom: .8rem; } p { margin: 0 0 1.6rem; color: #6b6055; }
  table { border-collapse: collapse; width: 100%; } td { padding: .55rem .8rem .55rem 0; border-top: 1px solid #e4dacb; vertical-align: top; }
  .m { font-weight: 600; color: #a4482f; } code { font: 14px/1.5 ui-monospace, monospace; white-space: nowrap; } a { color: #a4482f; }
  @media (max-width: 60rem) { td { display: block; border: 0; padding: 0 } td.m { border-top: 1px solid #e4dacb; padding-top: .7rem } td:last-child { padding-bottom: .7rem } code { white-space: normal } }`;

/** It runs nothing and fetches nothing. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const apiPage = (version: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ainern2D API</title><style>${STYLE}</style></head>
<body><main><h1>Ainern2D ${escaped(version)}</h1>
<p>A story becomes a finished 2D animated film. The same as a document for programs: <a href="${API_PATH}/openapi.json">openapi.json</a></p>
${sections()}</main></body></html>
`;
