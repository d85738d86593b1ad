import { describe, expect, test } from '@jest/globals';
import { schemaOf } from '../../contracts/modules/names.ts';
import { modulesWithSchema } from '../schemas.ts';
import { allTables, filledIn, filmTables, staying } from './film-tables.ts';

const names = allTables.map(({ name }) => name);

describe('a table of a module', () => {
  test.each(allTables)('$name travels with the projects of its rows, or stays for a reason', (table) => {
    if (staying[table.name] === undefined) expect(table.columns).toContain('project_id');
    else expect(filmTables).not.toContain(table);
  });

  test('that stays is one there is, and its reason is a sentence’s end', () => {
    for (const [name, reason] of Object.entries(staying)) {
      expect(names).toContain(name);
      expect(reason).toMatch(/^[a-z].{15,}/);
    }
  });

  test('is found in every module', () => {
    expect([...new Set(allTables.map(({ schema }) => schema))]).toEqual(modulesWithSchema.map(schemaOf));
  });

  test('that the database numbers does not bring its numbers', () => {
    const numbered = filmTables.filter((table) => table.numbered !== null);
    expect(numbered.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['worker_hub.dispatch', 'gateway.idempotency', 'planner.event_log']),
    );
    for (const { columns, numbered: own, leaving } of numbered) {
      expect(columns).not.toContain(own);
      expect(leaving).toContain(`- '${own ?? ''}'`);
    }
  });

  test('is known by what both sides have, or by all of a row', () => {
    const keyless = filmTables.filter(({ key }) => key.length === 0).map(({ name }) => name);
    expect(keyless.sort()).toEqual(['entity_core.entity_link', 'worker_hub.artifact_ref']);
    const keyOf = (name: string) => filmTables.find((table) => table.name === name)?.key;
    expect(keyOf('orchestrator.run_event')).toEqual(['run_id', 'seq']);
    expect(keyOf('orchestrator.event_log')).toEqual(['id']);
    expect(keyOf('composer.export')).toEqual(['run_id', 'path']);
    expect(keyOf('worker_hub.dispatch')).toEqual(['job_id']);
  });
});

describe('the order in which tables are written', () => {
  test('has logs late and runs last', () => {
    const firstLog = filmTables.findIndex(({ isLog }) => isLog);
    expect(filmTables.slice(firstLog, -1).every(({ isLog }) => isLog)).toBe(true);
    expect(filmTables.at(-1)?.name).toBe('orchestrator.run');
  });
});

test('values in SQL cannot end their string', () => {
  expect(filledIn('$project, $key, $project', { project: "a'b", key: "$'c" })).toBe("'a''b', '$''c', 'a''b'");
});
