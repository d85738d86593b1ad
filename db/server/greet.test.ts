import { describe, expect, test } from '@jest/globals';
import { checkForm, objectionTo, type ServerFacts } from './greet.ts';

const good: ServerFacts = {
  ...{ number: 150_018, name: '15.18', hasVector: true, mayAddVector: true, mayBuild: true },
};

describe('a PostgreSQL server', () => {
  test('serves from version 15 on, with pgvector', () => {
    expect(objectionTo(good, 'db')).toBeNull();
    expect(objectionTo({ ...good, number: 180_000, name: '18.0' }, 'db')).toBeNull();
  });

  test.each<[Partial<ServerFacts>, string]>([
    [{ number: 140_022, name: '14.22' }, 'db is PostgreSQL 14.22; it must be 15 or newer.'],
    [{ hasVector: false, mayAddVector: false }, 'db lacks pgvector; install it for PostgreSQL 15.18.'],
    [{ mayBuild: false }, 'create schemas in the database, and roles'],
    [{ mayAddVector: false }, 'have a superuser say “create extension vector”'],
  ])('is told apart when it does not serve: %j', (facts, sentence) => {
    expect(objectionTo({ ...good, ...facts }, 'db')).toContain(sentence);
  });
});

describe('the URL of a database', () => {
  test.each([
    'mysql://user:nobodys-secret@host/db',
    'postgres:nobodys-secret',
    'postgres://a:nobodys-secret@[/x',
  ])('is not read from %s, and nobody reads the secret in the error', (url) => {
    expect(() => checkForm(url)).toThrow('AINERN_DATABASE begins with');
    expect(() => checkForm(url)).not.toThrow('nobodys-secret');
  });
});
