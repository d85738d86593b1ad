import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Context } from 'moleculer';
import { isCallAllowed } from '../../contracts/boundaries.ts';
import { events, type EventName } from '../../contracts/event.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { actionsOfModule } from '../../contracts/modules/index.ts';
import { modelRouter } from '../../contracts/modules/model-router.ts';
import { EDGE, moduleNames } from '../../contracts/modules/names.ts';
import { orchestrator } from '../../contracts/modules/orchestrator.ts';
import { planner } from '../../contracts/modules/planner.ts';
import { askAs, askFromEdge } from '../../services/wiring/ask.ts';
import { scope, startSmallNode, type SmallNode } from './small-node.ts';

let node: SmallNode;

beforeAll(async () => {
  node = await startSmallNode();
}, 60_000);

afterAll(async () => node[Symbol.asyncDispose]());

const violation = { code: 'BOUNDARY_VIOLATION' };

describe('a call', () => {
  test('without a name is refused', async () => {
    await expect(node.broker.call('model-router.getBudget', { projectId: 'p' })).rejects.toMatchObject(
      violation,
    );
  });

  test('is not told with which settings, and passwords, a node was started', async () => {
    await expect(node.broker.call('$node.options')).rejects.toMatchObject(violation);
    await expect(node.broker.call('$node.list')).resolves.toHaveLength(1);
  });

  test('does not speak in the name of whoever called its caller', async () => {
    const parentCtx = new Context(node.broker);
    parentCtx.meta = { caller: 'orchestrator', scope };
    const call = node.broker.call('model-router.getBudget', { projectId: 'p' }, { parentCtx });
    await expect(call).rejects.toMatchObject(violation);
    const emit = (): unknown => node.broker.emit('run.created', {}, { parentCtx });
    expect(emit).toThrow('may not publish');
  });

  test('of the edge reaches the gateway and nobody else', async () => {
    const ask = askFromEdge(node.broker);
    await expect(
      ask(scope, gateway.openProject, { title: 'A film', idempotencyKey: 'k1' }),
    ).resolves.toHaveProperty('projectId');
    await expect(ask(scope, orchestrator.getRun, { runId: 'run-1' })).rejects.toMatchObject(violation);
  });

  test('cannot go around the orchestrator', async () => {
    const ask = askAs(node.broker, 'gateway');
    await expect(ask(scope, planner.estimateLines, { planId: 'p', factor: 1 })).rejects.toMatchObject(
      violation,
    );
    await expect(
      askAs(node.broker, 'planner')(scope, orchestrator.cancelRun, { runId: 'run-1' }),
    ).rejects.toMatchObject(violation);
  });

  test('with params of another form is refused at the edge, naming the field', async () => {
    const ask = askFromEdge(node.broker);
    const params = { title: '', idempotencyKey: 'k2' };
    await expect(ask(scope, gateway.openProject, params)).rejects.toMatchObject({
      code: 'PARAMS_INVALID',
      message: expect.stringContaining('title'),
    });
    // @ts-expect-error wrong params do not compile
    await expect(ask(scope, gateway.openProject, { name: 'x' })).rejects.toMatchObject({
      code: 'PARAMS_INVALID',
    });
  });

  test('with more than 256 KB is refused before it leaves', async () => {
    const ask = askAs(node.broker, 'orchestrator');
    const kinds = Array.from({ length: 50_000 }, () => 'shot' as const);
    await expect(
      ask(scope, modelRouter.chooseRecipes, { projectId: 'p', runId: 'r', kinds }),
    ).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });
});

describe('an event', () => {
  test('may only be published by its owner', () => {
    const publish = (caller: string, name: EventName) => () =>
      node.broker.broadcast(name, { name, owner: caller, data: {} }, { meta: { caller, scope } });
    expect(publish('observer', 'run.failed')).toThrow('may not publish');
    expect(publish('edge', 'work.offered')).toThrow('may not publish');
    expect(publish('worker-hub', 'work.offered')).not.toThrow();
  });

  test('that no contract knows is refused', () => {
    expect(() => node.broker.emit('shot.exploded', {}, { meta: { caller: 'planner' } })).toThrow(
      'may not publish shot.exploded',
    );
  });
});

describe('an event that this version does not know', () => {
  test('is left by whoever hears it, who goes on', async () => {
    const tell = (id: string, version: number): void => {
      const place = { owner: 'observer', position: 1, runId: 'run-7', at: '2026-01-01T00:00:00.000Z' };
      const data = { runId: 'run-7', rule: 'slow', message: 'It takes long.' };
      const envelope = { ...scope, ...place, id, name: 'alert.raised', version, data };
      void node.broker.broadcast('alert.raised', envelope, { meta: { caller: 'observer', scope } });
    };
    const ask = askFromEdge(node.broker);
    const fed = async (): Promise<string[]> => {
      const { events: feed } = await ask(scope, gateway.feed, { runId: null, after: 0, limit: 500 });
      return feed.filter(({ event }) => event.runId === 'run-7').map(({ event }) => event.id);
    };
    // Whoever is just coming up looks into the log instead, and this is in none.
    for (let at = 0; at < 100 && (await fed()).length === 0; at += 1) {
      tell('strange', 9);
      tell('known', 1);
      await pause(50);
    }
    expect(await fed()).toEqual(['known']);
  });
});

describe('the table of boundaries', () => {
  test('lets somebody call every action', () => {
    const unreachable = moduleNames.flatMap((module) =>
      actionsOfModule(module).filter(
        ({ name }) => ![...moduleNames, EDGE].some((caller) => isCallAllowed(caller as never, name)),
      ),
    );
    expect(unreachable.map(({ name }) => name)).toEqual([]);
  });

  test('leaves dispatching work to the orchestrator alone', () => {
    const dispatchers = moduleNames.filter((module) => isCallAllowed(module, 'worker-hub.submitJobs'));
    expect(dispatchers).toEqual(['orchestrator']);
  });

  test('gives every event an owner that is a module', () => {
    for (const { owner } of Object.values(events)) expect(moduleNames).toContain(owner);
  });
});
