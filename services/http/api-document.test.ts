import { describe, expect, test } from '@jest/globals';
import { routes } from '../../contracts/api/routes.ts';
import { apiDocument } from './api-document.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, object>>;
}

const document = JSON.parse(JSON.stringify(apiDocument('1.2.3'))) as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

describe('the OpenAPI document', () => {
  test('has every route once, the two that tell of it, and nothing else', () => {
    const names = [...Object.keys(routes), 'showApi', 'describeApi'];
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(names.sort());
  });

  test.each(operations)('names what the path of $operationId leaves open', ({ path, parameters }) => {
    const open = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const named = parameters.filter((each) => each.in === 'path');
    expect(named.map(({ name }) => name)).toEqual(open);
    expect(named.every(({ required }) => required)).toBe(true);
  });

  test.each(operations)('says how $operationId refuses', ({ responses }) => {
    expect(responses['default']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  test('asks in a query for nothing that has a default', () => {
    const asked = operations.flatMap(({ parameters }) => parameters).filter((each) => each.in === 'query');
    expect(asked.filter(({ required }) => required).map(({ name }) => name)).toEqual(['fileName', 'of']);
  });
});
