import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { noBareBroker } from './no-bare-broker.ts';

const linter = new Linter();

/** What the rule says about a piece of TypeScript; anything but its own message is a mistake in the piece. */
const complaints = (code: string): string[] =>
  linter
    .verify(code, {
      files: ['**'],
      languageOptions: { parser: tseslint.parser },
      plugins: { bus: { rules: { 'no-bare-broker': noBareBroker } } },
      rules: { 'bus/no-bare-broker': 'error' },
    })
    .map(({ message }) => message);

const bare = ['Use ask and announce of the module kit: a bare broker call has no name and is refused.'];

describe('speaking on the bus without a name is found', () => {
  test.each([
    ['through a member', `kit.broker.call('planner.draftPlan');`],
    ['through this', `class A { f() { this.broker.emit('run.failed'); } }`],
    ['through a local broker', `broker.broadcast('run.failed');`],
    ['through a taken broker', `const { broker } = this; broker.call('x');`],
    ['through a handed broker', `const start = ({ broker }: Kit) => broker.mcall([]);`],
    ['locally', `broker.broadcastLocal('x');`],
    ['with an optional broker', `kit.broker?.call('x');`],
    ['with an optional method', `kit?.broker.emit?.('x');`],
    ['with brackets', `broker['call']('x');`],
    ['with a template', 'kit[`broker`][`emit`]("x");'],
    ['with an assurance', `kit.broker!.call('x');`],
    ['under another type', `(kit.broker as unknown as Bus).call('x');`],
    ['in brackets with a question', `(kit?.broker).call('x');`],
    ['under another name', `const bus = kit.broker; bus.call('x');`],
    ['under a name at two removes', `const bus = kit.broker; const line = bus; line.call('x');`],
    ['under a name given while taking', `const { broker: bus } = kit; bus.call('x');`],
    ['under a name of its type', `function f(bus: ServiceBroker) { bus.emit('x'); }`],
    [
      'under a name of a type that is imported in place',
      `const f = (bus: import('moleculer').ServiceBroker) => bus.call('x');`,
    ],
    ['under a name that may hold nothing', `const f = (bus: ServiceBroker | null) => bus?.call('x');`],
    ['by a broker made here', `const bus = new ServiceBroker({}); bus.call('x');`],
    ['by taking the method', `const say = broker.emit;`],
    ['by handing on the method', `names.forEach(kit.broker.emit);`],
    ['by binding the method', `const say = kit.broker.call.bind(kit.broker);`],
    ['by taking the method apart', `const { call } = broker;`],
    ['by taking the method apart under another name', `const { 'emit': say } = this.broker;`],
    ['by taking it out of the kit', `const { broker: { call } } = kit;`],
    ['by taking it out of a parameter', `const f = ({ broker: { call } = other }: Kit) => call('x');`],
    ['by taking it out of a declared parameter', `const f = ({ emit }: ServiceBroker) => emit('x');`],
    ['by assigning it', `let call; ({ call } = kit.broker);`],
    ['by a context', `ctx.call('x');`],
    ['by a context with its full name', `context.emit('x');`],
    ['by a kept context', `this.ctx.broadcast('x');`],
    ['by a context of any name', `const f = (asked: Context<Params>) => asked.mcall([]);`],
    ['by a context taken apart', `const f = ({ call }: Context<Params>) => call('x');`],
  ])('%s', (_, code) => {
    expect(complaints(code)).toEqual(bare);
  });
});

describe('is left alone', () => {
  test.each([
    ['asking', `await kit.ask(scope, planner.draftPlan, {}); kit.announce(scope, 'work.offered', {});`],
    [
      'what the broker does besides',
      `broker.createService(schema); await kit.broker.waitForServices(['gateway']);`,
    ],
    ['its log', `kit.broker.logger.error(error);`],
    ['what a call came with', `const { params, meta } = context; handle(ctx.params);`],
    ['a function that is called', `Array.prototype.slice.call(items); emitter.emit('data');`],
    [
      'a function that takes a context',
      `const f = (handler: (asked: Context) => void) => handler.call(this);`,
    ],
    ['handing on the broker', `const ask = askFromEdge(broker);`],
    ['what comes from itself', `const one = other; const other = one; one.call('x');`],
    ['a method whose name only running tells', `const call = 'logger'; broker[call].warn('x');`],
  ])('%s', (_, code) => {
    expect(complaints(code)).toEqual([]);
  });
});
