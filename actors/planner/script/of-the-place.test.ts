import { describe, expect, test } from '@jest/globals';
import type { Action, NarrationUnit } from '../../../contracts/reading.ts';
import { isOfPlace } from './of-the-place.ts';
import type { Sky } from './of-the-sky.ts';

const rain: Sky = { weather: 'rain', timeOfDay: 'dusk' };
const snow: Sky = { weather: 'snow', timeOfDay: 'night' };
const fog: Sky = { weather: 'fog', timeOfDay: 'dawn' };
const dawn: Sky = { weather: 'clear', timeOfDay: 'dawn' };

const acting = (verb: Action['verb']): Action => ({
  ...{ verb, actor: null, target: null, prop: null, place: null },
  ...{ manner: 'plain', span: { start: 0, end: 1 } },
});

interface Said {
  readonly verb?: Action['verb'];
  readonly subjects?: string[];
}

const unit = (text: string, { verb, subjects = [] }: Said): NarrationUnit => ({
  ...{ kind: 'narration', id: 'n1', start: 0, end: text.length, text, paragraph: 0 },
  ...{ narrator: null, emotion: 'neutral', actions: verb ? [acting(verb)] : [], subjects, descriptive: true },
});

const isShown = (text: string, sky: Sky, said: Said = {}): boolean =>
  isOfPlace(unit(text, said), { placeId: 'garden', sky });

describe('a look at the place shows', () => {
  test.each([
    ['rain where it rains', 'Rain falls on an empty platform.', rain, { verb: 'rain' }],
    ['rain that goes on', 'The rain grows softer.', rain, { verb: 'grow' }],
    ['snow where it snows', '雪还在下。', snow, { verb: 'fall' }],
    ['a sun that rises', 'The sun comes up behind the willows.', dawn, { verb: 'rise' }],
    ['rain at an hour', 'That night it rained.', rain, { verb: 'rain' }],
    ['rain somewhere', '清晨，小镇的车站下着大雨。', rain, { verb: 'rain' }],
    ['a clear sky', 'In the morning the sky was clear.', dawn, {}],
    ['the sky after the rain', '第二天上午，雨停了，太阳照着湿漉漉的院子。', dawn, { verb: 'stop' }],
    ['a fog that goes on', '秋天的早晨，薄雾还没有散。', fog, { verb: 'vanish' }],
    ['fog somewhere', 'At dawn, fog lay over the harbour.', fog, {}],
    ['silence', 'Silence.', rain, {}],
    ['silence in Chinese', '一片寂静。', snow, {}],
    ['the place itself', 'It was a lovely garden, with soft green grass.', dawn, { subjects: ['garden'] }],
  ] as const)('%s: %s', (_, text, sky, said) => {
    expect(isShown(text, sky, { ...said, subjects: 'subjects' in said ? [...said.subjects] : [] })).toBe(
      true,
    );
  });
});

describe('a look at the place does not show', () => {
  test.each([
    ['snow where it rains', '雪还在下。', rain, { verb: 'fall' }],
    ['a sun at night', 'The sun comes up.', snow, { verb: 'rise' }],
    ['rain that has stopped', 'The rain stops.', rain, { verb: 'stop' }],
    ['what somebody unknown does in the rain', '两个人在茶馆门口的大雨里站了很久。', rain, {}],
    ['what somebody unknown does', 'Two of them walked through the rain.', rain, { verb: 'walk' }],
    ['what nobody answers in the fog', '雾里没有回答。', fog, {}],
    ['people around whom it rains', '他走的时候还下着雨。', rain, {}],
    ['what else is told beside the weather', '傍晚，雨停了，街上亮起灯。', dawn, { verb: 'stop' }],
    ['what is nobody’s', '一部乱蓬蓬的花白的胡子。', dawn, {}],
    ['what goes on at the place', '花园里面，正在悉悉卒卒。', dawn, { subjects: ['garden'] }],
    ['another place', 'It was a large lovely forest.', dawn, { subjects: ['forest'] }],
  ] as const)('%s: %s', (_, text, sky, said) => {
    expect(isShown(text, sky, { ...said, subjects: 'subjects' in said ? [...said.subjects] : [] })).toBe(
      false,
    );
  });
});
