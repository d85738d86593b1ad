/** Lines to be spoken, for tests. */
import { SpeechOrder } from '../../../contracts/sound.ts';

export type Change = Partial<Omit<SpeechOrder, 'voice'>> & {
  readonly voice?: Partial<SpeechOrder['voice']>;
};

export const ZH = '今天天气很好，我们一起去河边看灯笼吧。';
export const EN = 'The weather is lovely today, so let us go and see the lanterns.';

/** A line in the voice of a woman who speaks Chinese, or whatever is said otherwise. */
export const speechOrder = (text: string, { voice, ...change }: Change = {}): SpeechOrder =>
  SpeechOrder.parse({
    ...{ text, language: 'zh', emotion: 'neutral', intensity: 0.6, manner: 'normal', pronunciations: {} },
    ...change,
    voice: {
      ...{ id: 'v', language: 'zh', gender: 'female', age: 'adult', slot: 0 },
      ...{ pitch: 0, pace: 1, brightness: 0, liveliness: 1 },
      ...voice,
    },
  });
