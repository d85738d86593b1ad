/** The API as an OpenAPI 3.1 document, made of the same table that answers. */
import { z } from 'zod';
import { MediaType } from '../../contracts/artifact.ts';
import { Problem, PROBLEM_TYPE } from '../../contracts/api/problem.ts';
import { API_PATH, PIECE_TYPE, type Answer, type Body, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import { paramsIn, selfDescribed, templateOf } from './path.ts';
import { FIELDS, isSparse } from './sparse.ts';
import { takesKey } from './takes-key.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
};

const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });

const sparseFields = {
  ...{ name: FIELDS, in: 'query', required: false, schema: { type: 'string' } },
  description: 'Only these fields of each thing are given: names with commas between.',
};

/** What has parts is JSON in a query, and everything else is what it says. */
const inQueryOf = (schema: Json): Json =>
  schema['type'] === 'object' ? content('application/json', schema) : { schema };

const seenWords = {
  revision: 'The ETag of the revision that is changed, as it was seen.',
  value:
    'The ETag of what is changed, as it was seen; one of several with commas between, or * for whatever is there (RFC 9110).',
} as const;

const seenAs = (changes: keyof typeof seenWords): Json => ({
  ...{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
  description: seenWords[changes],
});

function parametersOf(named: RouteName, { params, query, ...route }: Route): Json[] {
  const inPath = paramsIn(route).map((name) => ({
    ...{ name, in: 'path', required: true },
    schema: schemaOf(params.shape[name] as z.ZodType, 'input'),
  }));
  const inQuery = Object.entries(query.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    ...{ name, in: 'query', required: !schema.safeParse(undefined).success },
    ...inQueryOf(schemaOf(schema, 'output')),
  }));
  const once = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } };
  const offset = { name: 'Upload-Offset', in: 'header', required: true, schema: { type: 'integer' } };
  return [
    ...[...inPath, ...inQuery],
    ...(route.body.kind === 'piece' ? [offset] : []),
    ...(isSparse(route) ? [sparseFields] : []),
    ...(route.changesSeen === undefined ? [] : [seenAs(route.changesSeen)]),
    ...(takesKey(named) ? [once] : []),
  ];
}

function bodyOf(body: Body): Json {
  switch (body.kind) {
    case 'none':
      return {};
    case 'json':
      return {
        requestBody: { required: true, ...content('application/json', schemaOf(body.schema, 'input')) },
      };
    case 'bytes':
    case 'piece': {
      const type = body.kind === 'piece' ? PIECE_TYPE : 'application/octet-stream';
      return { requestBody: { required: true, content: { [type]: {} } } };
    }
    case 'text':
      return { requestBody: { required: true, ...content('text/plain', { type: 'string' }) } };
  }
}

/** Whatever is kept may be what is given. */
const anyFile: Json = Object.fromEntries(MediaType.options.map((type) => [type, {}]));

function answerOf(answer: Answer): Json {
  switch (answer.kind) {
    case 'json':
      return {
        [answer.status]: {
          description: 'Done.',
          ...content('application/json', schemaOf(answer.schema, 'output')),
        },
      };
    case 'events':
      return {
        200: {
          description: 'Events, until the client leaves.',
          ...content('text/event-stream', { type: 'string' }),
        },
      };
    case 'archive':
      return { 200: { description: 'All of it.', content: { 'application/zip': {} } } };
    case 'file':
      return {
        200: { description: 'The whole file.', content: anyFile },
        206: { description: 'The range that was asked for.', content: anyFile },
        304: { description: 'It has not changed.' },
      };
  }
}

const problem = {
  default: {
    description: 'What stands in the way, as problem details (RFC 9457).',
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};

const operationOf = (name: RouteName, route: Route): Json => ({
  ...{ operationId: name, summary: route.does, parameters: parametersOf(name, route) },
  // What no tool checks is said all the same: which right of the tenant it needs.
  ...(route.right === 'anyone' ? { security: [] } : { 'x-right': route.right }),
  ...bodyOf(route.body),
  // The second of the two is what a signed address carries.
  ...(route.signed === true && { security: [{ key: [] }, { signature: [] }] }),
  responses: { ...answerOf(route.answer), ...problem },
});

function pathsOf(table: Readonly<Record<RouteName, Route>>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of Object.entries(table) as [RouteName, Route][])
    (paths[templateOf(route)] ??= {})[route.method.toLowerCase()] = operationOf(name, route);
  return paths;
}

const selfPaths: Json = Object.fromEntries(
  Object.entries(selfDescribed).map(([path, { name, does, type }]) => [
    path,
    {
      get: {
        ...{ operationId: name, summary: does, parameters: [], 'x-right': 'watch' },
        responses: { 200: { description: 'Done.', content: { [type]: {} } }, ...problem },
      },
    },
  ]),
);

/** The whole document. */
export const apiDocument = (version: string): Json => ({
  openapi: '3.1.0',
  info: { title: 'Ainern2D', version, summary: 'A story becomes a finished 2D animated film.' },
  servers: [{ url: API_PATH }],
  security: [{ key: [] }],
  paths: { ...pathsOf(routes), ...selfPaths },
  components: {
    securitySchemes: {
      key: { type: 'http', scheme: 'bearer' },
      signature: { type: 'apiKey', in: 'query', name: 'sig' },
    },
    schemas: { Problem: schemaOf(Problem, 'output') },
  },
});
