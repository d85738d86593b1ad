/**
 * Words that eSpeak NG reads wrongly in Mandarin, and how they are read. Found by comparing its phonemes for 374
 * words with characters of several readings, and for the 120,000 commonest words of jieba's dictionary, with what
 * their pinyin gives. Only what is wrong is listed: its own dictionary handles the rest.
 */

/** Syllables in -iong, which it spells out in English, whatever the word. */
const iong: Readonly<Record<string, string>> = {
  xiong1: '兄兇凶匈哅恟汹洶胷胸',
  xiong2: '熊雄',
  xiong4: '诇敻',
  qiong2: '穷穹窮琼瓊茕笻筇邛跫',
  jiong3: '囧炯炅迥窘冏',
  jiong1: '扃坰',
};

const words = `
行李 xing2 li3|长高 zhang3 gao1|受不了 shou4 bu4 liao3|还钱 huan2 qian2|还债 huan2 zhai4|还我 huan2 wo3|还你 huan2 ni3|还他 huan2 ta1
还是 hai2 shi4|一觉 yi2 jiao4|地上 di4 shang5|背着 bei1 zhe5|数数 shu3 shu4|数一数 shu3 yi5 shu3|朝阳 zhao1 yang2|朝霞 zhao1 xia2|干嘛 gan4 ma2
号哭 hao2 ku1|号叫 hao2 jiao4|落枕 lao4 zhen3|切菜 qie1 cai4|切开 qie1 kai1|切断 qie1 duan4|似的 shi4 de5|吐血 tu4 xue3|应声 ying4 sheng1
两只 liang3 zhi1|三只 san1 zhi1|四只 si4 zhi1|几只 ji3 zhi1|那只 na4 zhi1|这只 zhe4 zhi1|每只 mei3 zhi1|转动 zhuan4 dong4|转圈 zhuan4 quan1|盛饭 cheng2 fan4|盛满 cheng2 man3|匙子 chi2 zi5
好处 hao3 chu5|一斗 yi4 dou3|头发 tou2 fa5|缝衣 feng2 yi1|缝好 feng2 hao3|缝补 feng2 bu3|横竖 heng2 shu4|晃动 huang4 dong4|系鞋带 ji4 xie2 dai4|系上 ji4 shang5|系好 ji4 hao3|关系 guan1 xi4
角色 jue2 se4|结实 jie1 shi5|看家 kan1 jia1|看守 kan1 shou3|看门 kan1 men2|露水 lu4 shui3|绿林 lu4 lin2|便宜 pian2 yi5|悄悄 qiao1 qiao1|静悄悄 jing4 qiao1 qiao1|扇风 shan1 feng1
一石 yi2 dan4|饮马 yin4 ma3|择菜 zhai2 cai4|琢磨 zuo2 mo5|扁舟 pian1 zhou1|剥皮 bao1 pi2|三更 san1 geng1|五更 wu3 geng1|半夜三更 ban4 ye4 san1 geng1|匠 jiang4
裁缝 cai2 feng5|朋友 peng2 you5|太阳 tai4 yang5|东西 dong1 xi5|漂 piao1|漂亮 piao4 liang5|漂白 piao3 bai2|翟 zhai2|谁 shei2
得去 dei3 qu4|得走 dei3 zou3|得回 dei3 hui2|得快 dei3 kuai4|总得 zong3 dei3|还得 hai2 dei3|就得 jiu4 dei3|可得 ke3 dei3|我得 wo3 dei3|你得 ni3 dei3|咱得 zan2 dei3|我们得 wo3 men5 dei3|必得 bi4 dei3
跑得快 pao3 de5 kuai4|走得快 zou3 de5 kuai4|来得快 lai2 de5 kuai4|长得快 zhang3 de5 kuai4|舍不得 she3 bu4 de2|唱得快 chang4 de5 kuai4|飞得快 fei1 de5 kuai4|变得快 bian4 de5 kuai4
`;

export interface Reading {
  readonly word: string;
  /** One syllable a character. */
  readonly syllables: readonly string[];
}

function parsed(entry: string): Reading {
  const [word = '', ...syllables] = entry.split(' ');
  return { word, syllables };
}

const readings: readonly Reading[] = [
  ...words.trim().split(/[|\n]/).map(parsed),
  ...Object.entries(iong).flatMap(([syllable, characters]) =>
    Array.from(characters, (word) => ({ word, syllables: [syllable] })),
  ),
];

/** Readings by first character, the longest word first. */
const byFirst: ReadonlyMap<string, readonly Reading[]> = Map.groupBy(
  readings.toSorted((a, b) => b.word.length - a.word.length),
  (reading) => reading.word.charAt(0),
);

/** 儿 read as a full syllable: the last of these words, or the first of those. */
const FULL_ER = /(?<=[女婴孤幼胎健男宠少弃骄])儿|儿(?=[子女童时歌孙媳])/uy;
const ER_AFTER_A_WORD = /(?<=\p{Script=Han})儿/uy;

/** 儿 after another character: the engine would spell the word out in English, whichever it is. */
function readingOfEr(text: string, at: number): Reading | null {
  ER_AFTER_A_WORD.lastIndex = at;
  if (!ER_AFTER_A_WORD.test(text)) return null;
  FULL_ER.lastIndex = at;
  const isFull = FULL_ER.test(text) && !text.startsWith('孙女儿', at - 2);
  return { word: '儿', syllables: [isFull ? 'er2' : 'er5'] };
}

/** The longest listed word that begins at `at`. */
export function readingAt(text: string, at: number): Reading | null {
  const listed = byFirst.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
  return listed ?? (text.charAt(at) === '儿' ? readingOfEr(text, at) : null);
}
