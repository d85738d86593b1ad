/** Why shots are as they are, in the words of the film's language: what the storyboard tells its reader. */
import type { Language } from '../../../contracts/shared.ts';

const table = {
  described: { en: 'establishing: the story describes the place', zh: '交代环境：故事正写到这个地方' },
  whereAndWho: {
    en: 'establishing: where the scene is and who is there',
    zh: '交代环境：这场戏在哪里，有谁在',
  },
  placeChanges: { en: 'wide: what happens around them', zh: '全景：周围起了变化' },
  portrait: { en: 'portrait: the story describes somebody', zh: '人物：故事正写到这个人' },
  thing: { en: 'the story describes a thing', zh: '物件：故事正写到它' },
  thingActs: { en: 'the thing itself: what it does', zh: '物件：它在动' },
  boatComes: { en: 'the boat comes, with somebody in it', zh: '船来了，船上有人' },
  hands: { en: 'insert: what the hands do', zh: '特写：手上的动作' },
  deed: { en: 'what is done, near enough to be read', zh: '动作：近到看得清' },
  wholeBody: { en: 'what the whole body does', zh: '动作：看得见全身' },
  across: { en: 'a way through the place', zh: '动作：走过这个地方' },
  touch: { en: 'two together, near', zh: '双人：靠在一起，近拍' },
  shortLines: { en: 'two-shot: short lines go back and forth', zh: '双人镜头：短句一来一回' },
  thought: { en: 'close: a thought', zh: '近景：心里的话' },
  alone: { en: 'single: nobody else is there', zh: '单人镜头：没有别人' },
  newcomer: { en: 'single: somebody new is heard and seen', zh: '单人镜头：来了新的人' },
  exchange: { en: 'two-shot: the exchange begins', zh: '双人镜头：对话开始' },
  strong: { en: 'close: strongly felt', zh: '近景：情绪强烈' },
  together: { en: 'two-shot: where they stand, again', zh: '双人镜头：再看两人的位置' },
  handOver: {
    en: 'two-shot: a thing goes from hand to hand',
    zh: '双人镜头：东西从一个人手里交到另一个人手里',
  },
  reverse: { en: 'single: shot and reverse shot', zh: '单人镜头：正反打' },
  answer: { en: 'single: the other answers', zh: '单人镜头：对方回答' },
  overListener: {
    en: 'reaction: the line is heard over the one who listens',
    zh: '反应：声音在说，画面看听的人',
  },
  sinksIn: { en: 'reaction: the line sinks in', zh: '反应：话听进去了' },
  backToSpeaker: { en: 'back to the one who speaks', zh: '回到说话的人' },
  longTogether: { en: 'two-shot: a long speech, together again', zh: '双人镜头：话很长，再看两人' },
  longAlone: { en: 'a long speech alone: another size', zh: '独自说了很久：换个景别' },
  moved: { en: 'reaction: what the line does to the one who hears it', zh: '反应：这句话打动了听的人' },
  told: { en: 'voice-over: what it tells of', zh: '旁白：画面是它讲的事' },
  toldOverFace: { en: 'voice-over: over a face that listens', zh: '旁白：画面是听着的人' },
  toldOverPlace: { en: 'voice-over: over the place', zh: '旁白：画面是这个地方' },
  toldLong: { en: 'a long voice-over: another view', zh: '旁白很长：换个画面' },
  notTwice: { en: 'another size after the same framing', zh: '与上一镜同景别，换一个' },
  narrow: { en: 'stands back in a narrow frame', zh: '竖画面，退后一些' },
  retaken: { en: 'another take was asked for', zh: '要求重拍一次' },
  asWished: { en: 'as the director wishes it', zh: '按导演的要求' },
  keptTake: { en: 'a take of an earlier film is kept', zh: '沿用先前的镜次' },
  ownPicture: { en: 'the creator’s own picture', zh: '创作者自己的画面' },
  inserted: { en: 'put in by the director', zh: '导演加入的镜头' },
  lastImage: { en: 'ending: the last image is held', zh: '结尾：最后的画面停住' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type Reason = keyof typeof table;

/** Reasons as one sentence. */
export const reasonsIn = (reasons: readonly Reason[], language: Language): string =>
  reasons.map((reason) => table[reason][language]).join(language === 'zh' ? '；' : '; ');
