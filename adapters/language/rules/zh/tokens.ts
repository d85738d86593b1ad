/** Chinese text as words, by jieba: its dictionary is loaded once, on the first Chinese story. */
import { createRequire } from 'node:module';
import type { Span } from '../../../../contracts/shared.ts';

export interface Token extends Span {
  readonly word: string;
  /** Part of speech in jieba's letters: n noun, nr person, ns place, v verb, a adjective, d adverb, p preposition, r pronoun, m number, x other. */
  readonly tag: string;
}

interface Tagger {
  tag(text: string, guess: boolean): { word: string; tag: string }[];
  loadDict(dict: Uint8Array): void;
}

/** Nouns of the lexicons that jieba's dictionary lacks. */
const OWN_WORDS =
  '灯笼铺 木匠铺 铁匠铺 豆腐坊 分驻所 后厨 工坊 婚房 朝堂 丛冢 雪野 纸灯笼 酒葫芦 圆篮 长刀 鱼干 银项圈 吊坠 小毡帽 长烟管 小凳 小胡同';

let jieba: Tagger | null = null;

function loadJieba(): Tagger {
  const require = createRequire(import.meta.url);
  const { Jieba } = require('@node-rs/jieba') as { Jieba: { withDict(dict: Uint8Array): Tagger } };
  const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  const tagger = Jieba.withDict(dict);
  const own = OWN_WORDS.split(' ').map((word) => `${word} 1000 n`);
  tagger.loadDict(new TextEncoder().encode(own.join('\n')));
  return tagger;
}

/** Cuts text into words. Unknown words stay single characters: guesses glue names to their neighbours. */
export function tokensOf(text: string): Token[] {
  jieba ??= loadJieba();
  let at = 0;
  return jieba.tag(text, false).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { word, tag, start, end: at };
  });
}

/** Cuts tokens where a name ends or begins inside one: 秦/奶奶家 becomes 秦/奶奶/家 when 秦奶奶 is a name. */
export function splitAt(tokens: readonly Token[], names: readonly Span[]): Token[] {
  const cuts = new Set(names.flatMap(({ start, end }) => [start, end]));
  return tokens.flatMap((token) => {
    if (token.word.length === 1) return [token];
    const inside = Array.from(
      { length: token.word.length - 1 },
      (_, offset) => token.start + offset + 1,
    ).filter((at) => cuts.has(at));
    const bounds = [token.start, ...inside, token.end];
    return bounds.slice(1).map((end, index): Token => {
      const start = bounds[index] ?? token.start;
      return {
        start,
        end,
        word: token.word.slice(start - token.start, end - token.start),
        tag: inside.length === 0 ? token.tag : 'n',
      };
    });
  });
}

/** Index of the first token that ends after `at`. */
export function tokenAt(tokens: readonly Token[], at: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
