/** Chinese verbs of speech and thought, and how each one sounds. */
import type { Emotion, Manner } from '../../../../contracts/reading.ts';
import type { Delivery } from '../said/delivery.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

const SAID: readonly (readonly [Manner | null, Emotion | null, number | null, string])[] = [
  [
    null,
    null,
    null,
    `说 说道 说着 道 曰 言道 开口 开口道 开口说 问 问道 追问 询问 反问 盘问 打听 发问 回答 答 答道 应 应道 答应 回道 应声 回应 接口 接口道 接着说 接道 续道 补充 补充道 解释 解释道 告诉 介绍
    表示 宣布 建议 提醒 提议 吩咐 嘱咐 交代 叮嘱 叮咛 劝 劝道 劝说 讲 讲道 谈 念 念道 读 读道 通报 禀报 禀告 报告 报道 打招呼 招呼 招呼道 插嘴 插话 争辩 辩解 争辩道 开玩笑 打趣 重复 重复道
    评论 评价 承认 保证 发誓 请求 道谢 道歉 称赞 夸 夸道 赞道 赞叹 附和 复述 自言自语 自语 自语道 谢 谢道`,
  ],
  ['whisper', null, 0.3, '低语 耳语 悄声说 轻声说 小声说 低声说 低声道 轻声道 悄声道 小声道'],
  [
    'murmur',
    null,
    0.3,
    '嘟囔 嘟哝 咕哝 嘀咕 喃喃 喃喃道 喃喃自语 呢喃 支吾 嗫嚅 哼 沉吟 沉吟道 嘟囔道 嘀咕道 咕哝道',
  ],
  ['murmur', 'sadness', 0.4, '叹 叹道 叹息 叹气 叹息道 长叹 感叹 感叹道 叹了口气说 呻吟'],
  [
    'shout',
    null,
    0.9,
    '喊 喊道 大喊 大喊道 高喊 高声喊 叫喊 呼喊 大叫 大叫道 喊叫 吼 吼道 吼叫 大吼 咆哮 嚷 嚷道 叫嚷 大声说 高声道 高声说 大声道 喝 喝道 大喝 厉声道 厉声说',
  ],
  ['call', null, 0.7, '叫 叫道 唤 唤道 呼唤 呼 呼道 惊呼 惊呼道 惊叫 惊叫道 欢呼 尖叫 尖叫道'],
  ['sob', 'sadness', 0.8, '哭 哭道 哭喊 哭着说 哭诉 哭叫 哽咽 哽咽道 哽咽着说 抽泣 抽泣着说 呜咽 泣道 哭泣'],
  [
    'laugh',
    'joy',
    0.6,
    '笑 笑道 笑着说 笑说 大笑 大笑道 笑着问 笑问 笑着答 笑嘻嘻地说 微笑道 微笑着说 笑着道',
  ],
  ['sing', 'joy', 0.5, '唱 唱道 唱着 吟 吟道 哼唱'],
  [
    'normal',
    'anger',
    0.8,
    '骂 骂道 怒道 怒喝 斥责 斥道 呵斥 训斥 责备 责问 质问 质问道 责怪 埋怨 抱怨 命令 命令道 威胁 怒吼 怒骂 破口大骂 骂骂咧咧 警告 警告道 抗议 顶嘴 反驳 反驳道',
  ],
  ['normal', 'disgust', 0.5, '冷笑 冷笑道 冷笑着说 冷冷地说 讥笑 嘲笑 嘲讽 讥讽 讽刺 挖苦 冷哼'],
  [
    'normal',
    'tenderness',
    0.4,
    '安慰 安慰道 哄 哄道 哀求 哀求道 央求 央求道 恳求 恳求道 求 求道 乞求 祈祷 柔声道 柔声说 温柔地说 撒娇',
  ],
];

const THOUGHT = words('想 心想 想道 暗想 心道 暗道 寻思 思忖 思量 心说 琢磨 暗忖 盘算 想着 心里想');

const deliveries = new Map<string, Delivery>();
for (const [manner, emotion, intensity, list] of SAID)
  for (const verb of words(list))
    if (!deliveries.has(verb)) deliveries.set(verb, { manner, emotion, intensity });

const thoughts = new Set(THOUGHT);

const longestFirst = (list: readonly string[]): string =>
  list.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

/** Not speech although a verb of speech is written: 听说, 没有说话, 笑声, 叫做, 想要. */
const NO_SPEECH_BEFORE = '(?<![听据传一胡别几不没无多回询质追反]|没有|不再|半天没)';

/** Words that end in a verb of speech and are none: 知道, 街道, 小说, 大哭; but 老人道 and 小二说 speak. */
const NO_WORD_OF_SPEECH =
  '(?<![知街味过难报频渠轨力通远大老赤跑铁水索公小](?=道))(?<!便(?=道(?![：:“「])))(?<!人(?=道(?:主义|援助)))(?<!小(?=说)|大(?=[哭笑骂唱哼求叫喊]))';
const NO_SPEECH_AFTER =
  '(?![话声法明服起过完到来作做唤员题者谎辞书出住死坏破倒动开]|不出|不得|[^，。！？：]{0,3}的(?:人|话|时候|声音|样子))';

/** 笑着对他说: the first verb only tells how; 想了又想 and 想起 bring no words. */
const ONLY_A_MANNER = '(?<![笑哭叹喊叫](?=着))(?<!想(?=[了起到要来去])|想着(?=[^，。：]))';

/** Verbs of speech and thought in running text, the longest first. Bare 道, 想, 叫, 笑 count only in places checked by the caller. */
export const SPEECH_PATTERN = new RegExp(
  `${NO_SPEECH_BEFORE}${NO_WORD_OF_SPEECH}(?:${longestFirst([...deliveries.keys(), ...THOUGHT])})${NO_SPEECH_AFTER}${ONLY_A_MANNER}`,
  'g',
);

/** Sound of a verb of speech; null for other words. */
export const speechVerb = (word: string): Delivery | null => deliveries.get(word) ?? null;

export const isThoughtVerb = (word: string): boolean => thoughts.has(word);
