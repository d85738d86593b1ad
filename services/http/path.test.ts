import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../contracts/api/route.ts';
import { routes } from '../../contracts/api/routes.ts';
import { methodsAt, paramsIn, patternOf, templateOf } from './path.ts';

describe('the path of a route', () => {
  test('is written as the router and as OpenAPI want it', () => {
    expect(patternOf(routes.getFile)).toBe('/runs/:runId/files/*path');
    expect(templateOf(routes.getFile)).toBe('/runs/{runId}/files/{path}');
  });

  test.each(Object.entries<Route>(routes))('of %s leaves open what its params are', (_name, route) => {
    expect(paramsIn(route).sort()).toEqual(Object.keys(route.params.shape).sort());
  });
});

describe('an address', () => {
  test.each([
    ['/api/v1/projects', ['GET', 'HEAD', 'POST']],
    ['/api/v1/runs/run-1', ['GET', 'HEAD']],
    ['/api/v1/runs/run-1/pause', ['POST']],
    ['/api/v1/runs/run-1/events', ['GET']],
    ['/api/v1/runs/run-1/files/stems/voices.wav', ['GET', 'HEAD']],
    ['/api/v1/runs/run-1/files', ['GET', 'HEAD']],
    ['/api/v1', ['GET', 'HEAD']],
    ['/api/v1/', ['GET', 'HEAD']],
    ['/api/v1/openapi.json', ['GET', 'HEAD']],
    ['/api/v1/openapi.jsonx', []],
    ['/api/v1/runs', []],
    ['/api/v1/projectsx', []],
    ['/projects', []],
  ])('%s takes %j', (address, methods) => {
    expect(methodsAt(address).sort()).toEqual(methods);
  });
});
