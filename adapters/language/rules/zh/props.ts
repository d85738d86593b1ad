/** Finds things in Chinese text. */
import type { PropHit } from '../shown/finding.ts';
import { PROP_WORDS } from './prop-words.ts';
import type { Token } from './tokens.ts';

const ADJECTIVE = /^(?:a|b|z|ag)$/;

/** Characters that are also verbs or measures: they need a measure or a description before them. */
const NEEDS_LEAD = new Set(
  '包 画 烟 灯 笔 信 书 刀 枪 弓 网 线 床 灶 桌 椅 门 窗 树 花 火 钱 茶 饭 汤 粥 肉 蛋 糖 糕 药 碗 盘 杯 壶 瓶 罐 坛 缸 锅 篮 筐 袋 盒 箱 伞 剑 球 鼓 锣 钟 铃 琴 玉 布 饼 针 桨 橹 弦 瓜 枣 梨'.split(
    ' ',
  ),
);

const MEASURE =
  /(?:[盏把张本封支只条件根朵块顶个座扇面枚颗匹幅杯碗壶瓶篮包辆艘双捧束棵株堆团口串片]|提着|拿着|举着|捧着|握着|抱着|把|将|的|那|这|在|到|[\u4e00-\u9fff][着了过起下出上]|点上|点亮|打开|关上|推开|敲|喝|吃|旧|新|破|红|白|小|大|老)$/;

/** A word of jieba's that holds its own measure: 一封信. */
const COUNTED =
  /^[一两三四五六几半][盏把张本封支只条件根朵块顶个座扇面枚颗匹幅杯碗壶瓶篮包双捧束棵株团口串片](.+)$/;

/** Lists the things of a Chinese text, in order. */
export function findProps(text: string, tokens: readonly Token[]): PropHit[] {
  return tokens.flatMap((token, at) => {
    const counted = COUNTED.exec(token.word);
    const noun = counted?.[1] ?? token.word;
    const kind = PROP_WORDS.get(noun);
    if (kind === undefined) return [];
    if (counted) return [{ start: token.end - noun.length, end: token.end, kind, name: noun, modifiers: [] }];
    const before = tokens[at - 1];
    if (
      NEEDS_LEAD.has(token.word) &&
      token.word.length === 1 &&
      !MEASURE.test(text.slice(Math.max(0, token.start - 2), token.start)) &&
      !/^[vil]/.test(before?.tag ?? '')
    )
      return [];
    const described =
      before !== undefined &&
      before.end === token.start &&
      ADJECTIVE.test(before.tag) &&
      before.word.length <= 2;
    const start = described ? before.start : token.start;
    return [
      {
        start,
        end: token.end,
        kind,
        name: text.slice(start, token.end),
        modifiers: described ? [before.word] : [],
      },
    ];
  });
}
