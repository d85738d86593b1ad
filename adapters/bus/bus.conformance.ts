/** What every bus must do; an adapter is finished when this passes on it. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Bus, Delivery, Hearing, Message, Outcome, Terms } from '../../actors/runtime/bus.ts';

export interface BusPlace {
  /** Two that reach each other, as from two processes; nothing was ever published on them. */
  readonly open: () => Promise<readonly [Bus, Bus]>;
}

const terms: Terms = { maxInFlight: 1, ackWithinMs: 2_000, attempts: 3, backoffMs: 60 };

const message = (id: string, topic = 'work.shot'): Message => ({ id, topic, body: { shot: id } });

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `m${at + 1}`);

/** Notes what it hears; `answer` is what it makes of it. */
function listener(answer: (delivery: Delivery) => Outcome | Promise<Outcome> = () => 'done') {
  const heard: Delivery[] = [];
  const hear = async (delivery: Delivery): Promise<Outcome> => {
    heard.push(delivery);
    return answer(delivery);
  };
  return { heard, hear, ids: () => heard.map(({ id }) => id) };
}

const at = (hear: Hearing['hear'], { topic = 'work.shot', group = 'video' } = {}): Hearing => ({
  topic,
  group,
  hear,
});

export async function until(holds: () => boolean, withinMs = 15_000): Promise<void> {
  for (const end = Date.now() + withinMs; !holds() && Date.now() < end;) await pause(5);
  expect(holds()).toBe(true);
}

const doneAfter = (ms: number): Promise<Outcome> => pause(ms, 'done' as const);

const fails = (): never => {
  throw new Error('out of paper');
};

let [one, other]: readonly [Bus, Bus] = [] as never;

async function publishAll(ids: readonly string[]): Promise<void> {
  for (const id of ids) await one.publish(message(id));
}

function describeDelivery(): void {
  test('reaches whoever listens, whole and in the order in which it was published', async () => {
    const { heard, hear, ids } = listener();
    await other.subscribe(at(hear), terms);
    await publishAll(numbered(20));
    await until(() => heard.length >= 20);
    expect(ids()).toEqual(numbered(20));
    expect(heard[6]).toEqual({ ...message('m7'), attempt: 1 });
  });

  test('is taken by one of a group, and the group shares the load', async () => {
    const slowly = (): Promise<Outcome> => doneAfter(5);
    const [mine, theirs] = [listener(slowly), listener(slowly)];
    await one.subscribe(at(mine.hear), terms);
    await other.subscribe(at(theirs.hear), terms);
    await publishAll(numbered(20));
    await until(() => mine.heard.length + theirs.heard.length >= 20);
    expect([...mine.ids(), ...theirs.ids()].sort()).toEqual(numbered(20).sort());
    expect(Math.min(mine.heard.length, theirs.heard.length)).toBeGreaterThan(2);
  });

  test('reaches every group of its topic, and no other topic', async () => {
    const [video, sound, elsewhere] = [listener(), listener(), listener()];
    await one.subscribe(at(video.hear), terms);
    await other.subscribe(at(sound.hear, { group: 'sound' }), terms);
    await other.subscribe(at(elsewhere.hear, { topic: 'work.voice', group: 'sound' }), terms);
    await publishAll(numbered(5));
    await one.publish(message('m6', 'work.voice'));
    await until(() => video.heard.length + sound.heard.length + elsewhere.heard.length >= 11);
    expect([video.ids(), sound.ids(), elsewhere.ids()]).toEqual([numbered(5), numbered(5), ['m6']]);
  });

  test('comes once when it is published twice, but again under another topic', async () => {
    const [shots, voices] = [listener(), listener()];
    await other.subscribe(at(shots.hear), terms);
    await other.subscribe(at(voices.hear, { topic: 'work.voice' }), terms);
    await publishAll(['m1', 'm1', 'm2', 'm1']);
    await one.publish(message('m1', 'work.voice'));
    await until(() => shots.heard.length >= 2 && voices.heard.length >= 1);
    await pause(100);
    expect([shots.ids(), voices.ids()]).toEqual([['m1', 'm2'], ['m1']]);
  });

  test('of more than 256 KB is refused', async () => {
    const large = { ...message('m1'), body: { story: 'a'.repeat(256 * 1024) } };
    await expect(one.publish(large)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    await expect(one.publish({ ...large, body: { story: 'a'.repeat(250 * 1024) } })).resolves.toBeUndefined();
  });

  test('that nobody listens to does no harm', async () => {
    await expect(one.publish(message('m1', 'work.nothing'))).resolves.toBeUndefined();
  });
}

function describeFailing(): void {
  test('is not given to another while it is worked at, however long that takes', async () => {
    const { heard, hear } = listener(() => doneAfter(1_600));
    await one.subscribe(at(hear), { ...terms, ackWithinMs: 400 });
    await other.subscribe(at(hear), { ...terms, ackWithinMs: 400 });
    await one.publish(message('m1'));
    await until(() => heard.length > 0);
    await pause(2_400);
    expect(heard).toHaveLength(1);
  });

  test('comes again after a pause that grows, until it is done', async () => {
    const times: number[] = [];
    const { heard, hear } = listener(({ attempt }) => {
      times.push(performance.now());
      return attempt < 3 ? fails() : 'done';
    });
    await other.subscribe(at(hear), { ...terms, backoffMs: 200 });
    await one.publish(message('m1'));
    await until(() => heard.length >= 3);
    expect(heard.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(times[1]! - times[0]!).toBeGreaterThan(180);
    expect(times[2]! - times[1]!).toBeGreaterThan(380);
    expect(await one.deadLetters()).toEqual([]);
  });

  test('ends with the dead letters when nobody gets it done, and can be put back for the group that failed', async () => {
    let isBroken = true;
    const [broken, whole] = [listener(() => (isBroken ? fails() : 'done')), listener()];
    await other.subscribe(at(broken.hear), terms);
    await other.subscribe(at(whole.hear, { group: 'sound' }), terms);
    await one.publish(message('m1'));
    await until(() => broken.heard.length >= 3);
    await pause(300);
    const letter = { ...message('m1'), group: 'video', attempts: 3, reason: 'out of paper' };
    expect([broken.heard.length, await one.deadLetters(), await one.countDead()]).toEqual([3, [letter], 1]);
    isBroken = false;
    expect(await one.revive({ id: 'm1', group: 'sound' })).toBe(false);
    expect(await one.revive(letter)).toBe(true);
    await until(() => broken.heard.length >= 4);
    expect(broken.heard[3]).toEqual({ ...message('m1'), attempt: 1 });
    expect([whole.ids(), await one.deadLetters(), await one.countDead()]).toEqual([['m1'], [], 0]);
  });

  test('can die more than once', async () => {
    const { heard, hear } = listener(fails);
    await other.subscribe(at(hear), { ...terms, attempts: 1 });
    await one.publish(message('m1'));
    for (const times of [1, 2]) {
      await until(() => heard.length >= times);
      await pause(200);
      expect(await one.deadLetters()).toHaveLength(1);
      expect(await one.revive({ id: 'm1', group: 'video' })).toBe(true);
    }
  });
}

function describeHandingOn(): void {
  test('is not given to whoever is not ready', async () => {
    const [busy, free] = [listener(), listener()];
    const never = (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    await one.subscribe({ ...at(busy.hear), ready: never }, terms);
    await other.subscribe(at(free.hear), terms);
    await publishAll(numbered(10));
    await until(() => free.heard.length >= 10);
    expect([busy.ids(), free.ids()]).toEqual([[], numbered(10)]);
  });

  test('wakes one after the other when it is passed on, which is no attempt', async () => {
    const woken: string[] = [];
    /** Ready once, as a worker is who then has its hands full. */
    const worker = (name: string, outcome: Outcome): Hearing => {
      const { hear } = listener(() => (woken.push(name), outcome));
      return {
        ...at(hear),
        ready: async (signal) => {
          if (woken.includes(name))
            await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        },
      };
    };
    await one.subscribe(worker('first', 'pass'), { ...terms, attempts: 1 });
    await one.publish(message('m1'));
    await until(() => woken.length >= 1);
    await other.subscribe(worker('second', 'pass'), { ...terms, attempts: 1 });
    await until(() => woken.length >= 2);
    await other.subscribe(worker('third', 'done'), { ...terms, attempts: 1 });
    await until(() => woken.length >= 3);
    await pause(100);
    expect([woken, await one.deadLetters()]).toEqual([['first', 'second', 'third'], []]);
  });

  test('that is in hand is done before a subscription closes, and what is not goes to others', async () => {
    const [closing, staying] = [listener(() => doneAfter(300)), listener()];
    const subscription = await one.subscribe(at(closing.hear), terms);
    await publishAll(numbered(3));
    await until(() => closing.heard.length >= 1);
    const begun = performance.now();
    await subscription.close();
    expect(performance.now() - begun).toBeGreaterThan(150);
    await other.subscribe(at(staying.hear), terms);
    await until(() => staying.heard.length >= 2);
    await pause(100);
    expect([closing.ids(), staying.ids()]).toEqual([['m1'], ['m2', 'm3']]);
  });

  test('that is in hand is done before the bus closes', async () => {
    let isDone = false;
    const { heard, hear } = listener(async (): Promise<Outcome> => {
      await pause(300);
      isDone = true;
      return 'done';
    });
    await other.subscribe(at(hear), terms);
    await one.publish(message('m1'));
    await until(() => heard.length >= 1);
    await other.close();
    expect(isDone).toBe(true);
  });
}

export function describeBus(name: string, place: BusPlace): void {
  describe(`a message on the bus ${name}`, () => {
    beforeEach(async () => {
      [one, other] = await place.open();
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
    });
    describeDelivery();
    describeFailing();
    describeHandingOn();
  });
}
