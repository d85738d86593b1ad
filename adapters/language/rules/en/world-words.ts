/** English words and names that tell where and in what age a story plays. */
import type { WorldWords } from '../shown/setting-words.ts';

const word = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, 'gi');

/** Chinese family names in pinyin that are no English words or names. */
const SURNAMES = new Set(
  `li wang zhang liu chen yang zhao huang zhou wu xu zhu hu guo lin gao liang zheng luo xie cao deng xiao feng zeng cheng cai peng yuan yu
  dong wei jiang tian ding shen yao lu jin qin fang xiong bai meng mei ling ming hua zhong qian sun ma he song tang han ye du shi pan fan`.split(
    /\s+/,
  ),
);

const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|a|o|e|i|u)$/;

const TITLE =
  /^(?:old|little|auntie?|uncle|grandpa|grandma|granny|master|mr|mrs|miss|lady|teacher|ah|lao|xiao)$/;

/** Li Wei, Old Chen, Auntie Wang, Xiaoming: a family name in pinyin with a title or with syllables of pinyin. */
function isPinyin(name: string): boolean {
  const tokens = name.toLowerCase().match(/[a-z]+/g) ?? [];
  if (tokens.length < 2)
    return /^(?:xiao|ah)[a-z]{2,}$/.test(tokens[0] ?? '') && SYLLABLE.test((tokens[0] ?? '').slice(4));
  const rest = tokens.filter((token) => !TITLE.test(token));
  const syllables = (token: string): boolean =>
    SYLLABLE.test(token) ||
    Array.from(token, (_, at) => at).some(
      (at) => SYLLABLE.test(token.slice(0, at)) && SYLLABLE.test(token.slice(at)),
    );
  return rest.some((token) => SURNAMES.has(token)) && rest.every(syllables);
}

export const ENGLISH_WORLDS: WorldWords = {
  chinese: word(
    'china|chinese|beijing|peking|shanghai|canton|nanjing|nanking|hangzhou|suzhou|xi.an|yangtze|yellow river|great wall|pagoda|bamboo|jade|rickshaw|dumplings?|tea-?house|chopsticks|lantern festival|spring festival|mid-autumn|mandarin|plum blossoms?|lotus|rice paddy|rice paddies|rice fields?|rice wine|qipao|kung fu|dynasty|calligraphy|mahjong|erhu|moon ?cakes?|dragon boats?|red envelopes?|yuan',
  ),
  western: word(
    'church|chapel|steeple|parson|vicar|squire|castle|cottage|knight|king|queen|prince|princess|duke|earl|baron|sir|madam|fireplace|hearth|bread and butter|christmas|england|english|london|scotland|ireland|france|paris|germany|america|lighthouse|mill|miller|inn|giant|ogre|fairy|fairies|wizard|witch|elf|dwarf',
  ),
  modern: word(
    'phone|telephone|mobile|computer|laptop|internet|television|TV|car|cars|bus|airport|airplane|plane|email|website|apartment|supermarket|traffic|taxi|robot|spaceship|video|texted|smartphone|app|refrigerator|motorcycle|office|elevator|subway',
  ),
  old: word(
    'carriage|squire|lantern|candle|candles|horse|cottage|miller|inn|lamp|captain|parson|governess|mill|sir|madam|lighthouse|sailor|spinning|bonnet|village|apprentice|blacksmith|workshop',
  ),
  fairytale: word(
    'once upon a time|king|queen|prince|princess|castle|witch|wizard|giant|dragon|fairy|fairies|magic|spell|enchanted|elf|elves|dwarf|goblin|troll|ogre|palace|knight',
  ),
  isForeign: isPinyin,
};
