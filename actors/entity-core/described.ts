/** What the story's own words say about a look: the part of casting that is not open. */
import type { Beard, Costume, HairStyle, Headwear, Look, Pattern } from '../../contracts/entity.ts';
import type { CastMember } from '../../contracts/reading.ts';
import { hexOf } from './colour.ts';
import { dyes, isEastern, type World } from './palette.ts';

/** Parts of a look that words have fixed; everything left out is open. */
export interface Described {
  readonly cut?: Costume;
  readonly main?: string;
  readonly pattern?: Pattern;
  readonly hair?: HairStyle;
  readonly hairColour?: string;
  readonly beard?: Beard;
  readonly headwear?: Headwear;
  readonly glasses?: boolean;
  readonly freckles?: boolean;
  readonly wrinkles?: boolean;
  /** Factors on height and width. */
  readonly stature?: number;
  readonly girth?: number;
  readonly face?: Partial<Look['face']>;
}

interface Saying {
  readonly words: RegExp;
  readonly means: Described;
}

const saying = (words: RegExp, means: Described): Saying => ({ words, means });

/** Trades and ranks dress people; the first that fits counts. */
const trades: readonly Saying[] = [
  saying(/皇后|王后|公主|娘娘|\bqueen\b|princess|empress/i, { cut: 'royalRobe', headwear: 'crown' }),
  saying(/皇帝|国王|王子|陛下|大王|\bking\b|\bprince\b|emperor/i, { cut: 'royalRobe', headwear: 'crown' }),
  saying(/将军|武士|骑士|士兵|侍卫|守卫|\bknight\b|soldier|\bguard\b|general\b/i, {
    cut: 'armour',
    headwear: 'helmet',
  }),
  saying(/和尚|僧|尼姑|道士|\bmonk\b|\bnun\b|friar/i, { cut: 'monkRobe', hair: 'bald', headwear: 'none' }),
  saying(/书生|秀才|先生|夫子|学士|scholar|professor/i, { cut: 'scholarRobe', headwear: 'scholarHat' }),
  saying(/船夫|船家|艄公|渔夫|渔翁|摆渡/, { cut: 'jacketTrousers', headwear: 'bambooHat' }),
  saying(/boatman|ferryman/i, { cut: 'jacketTrousers', headwear: 'strawHat' }),
  saying(/农夫|农民|老农|farmer|peasant/i, { headwear: 'strawHat' }),
  saying(/船长|水手|captain|sailor|admiral|skipper/i, { cut: 'coat', headwear: 'sailorCap' }),
  saying(/fisherman|fisher\b/i, { cut: 'sweater', headwear: 'woolCap' }),
  saying(/掌柜|老板|商人|账房|merchant|shopkeeper|innkeeper/i, { cut: 'robe', headwear: 'cap' }),
  saying(/医生|郎中|大夫|doctor|physician/i, { cut: 'coat', glasses: true }),
  saying(/老师|教师|teacher|librarian/i, { glasses: true }),
  saying(/学生|同学|schoolboy|schoolgirl|pupil/i, { cut: 'schoolUniform' }),
  saying(/丫鬟|厨娘|女仆|大娘|大婶|\bmaid\b|\bcook\b|servant|housewife/i, {
    cut: 'apronDress',
    headwear: 'headscarf',
  }),
  saying(/木匠|铁匠|工匠|匠人?|carpenter|blacksmith|smith\b|miller|cobbler|lantern.?maker/i, {
    cut: 'jacketTrousers',
  }),
  saying(/乞丐|叫花|beggar|tramp/i, { cut: 'rags', pattern: 'patches', hair: 'wild' }),
  saying(/女巫|巫婆|巫师|魔法师|witch|wizard|sorcer|magician/i, { cut: 'cloak', headwear: 'hood' }),
  saying(/侠|剑客|刺客|猎人|hunter|ranger|traveller|traveler/i, { cut: 'cloak' }),
  saying(/警察|邮差|司机|police|postman|conductor/i, { headwear: 'cap' }),
];

/** Clothes, hats, hair, beards and builds as stories name them. */
const features: readonly Saying[] = [
  saying(/旗袍|qipao|cheongsam/i, { cut: 'qipao' }),
  saying(/斗篷|披风|\bcloak\b|\bcape\b/i, { cut: 'cloak' }),
  saying(/长袍|袍子|长衫|大褂|\brobes?\b|\bgown\b/i, { cut: 'robe' }),
  saying(/袈裟|僧衣/, { cut: 'monkRobe' }),
  saying(/盔甲|铠甲|armou?r/i, { cut: 'armour' }),
  saying(/布衫|短褂|棉袄|夹袄|短打/, { cut: 'jacketTrousers' }),
  saying(/围裙|apron/i, { cut: 'apronDress' }),
  saying(/大衣|外套|雨衣|\b(?:over|rain|great)?coat\b/i, { cut: 'coat' }),
  saying(/西装|西服|\bsuit\b|tuxedo/i, { cut: 'suit' }),
  saying(/毛衣|sweater|jumper|pullover/i, { cut: 'sweater' }),
  saying(/校服|school uniform/i, { cut: 'schoolUniform' }),
  saying(/裙|\bdress\b|frock|skirt/i, { cut: 'dress' }),
  saying(/背心|马甲|坎肩|waistcoat|\bvest\b/i, { cut: 'vestShirt' }),
  saying(/破衣|褴褛|打着补丁|\brags\b|ragged|tattered/i, { cut: 'rags', pattern: 'patches' }),
  saying(/睡衣|nightgown|pyjamas|pajamas/i, { cut: 'nightgown' }),
  saying(/补丁|patche[ds]/i, { pattern: 'patches' }),
  saying(/格子|checked|checkered|plaid|tartan/i, { pattern: 'checks' }),
  saying(/条纹|striped?\b/i, { pattern: 'stripes' }),
  saying(/碎花|花布|花裙|花衣|flowered|floral/i, { pattern: 'flowers' }),
  saying(/圆点|波点|dotted|polka/i, { pattern: 'dots' }),
  saying(/草帽|straw hat/i, { headwear: 'strawHat' }),
  saying(/斗笠|蓑笠/, { headwear: 'bambooHat' }),
  saying(/礼帽|毡帽|brimmed|top hat|broad hat|felt hat/i, { headwear: 'brimHat' }),
  saying(/毛线帽|绒帽|棉帽|wool(?:len|ly)? (?:cap|hat)|knitted (?:cap|hat)/i, { headwear: 'woolCap' }),
  saying(/头巾|包头|headscarf|kerchief|bonnet/i, { headwear: 'headscarf' }),
  saying(/兜帽|风帽|\bhood/i, { headwear: 'hood' }),
  saying(/王冠|皇冠|凤冠|\bcrown\b|tiara/i, { headwear: 'crown' }),
  saying(/簪|发钗|hairpin/i, { headwear: 'hairpin' }),
  saying(/蝴蝶结|发带|ribbon/i, { headwear: 'ribbon' }),
  saying(/戴.{0,4}帽|帽子|\bcap\b/i, { headwear: 'cap' }),
  saying(/光头|秃头|秃顶|\bbald/i, { hair: 'bald' }),
  saying(/双髻|丫髻|小鬏/, { hair: 'doubleBun' }),
  saying(/双辫|两条辫|两根辫|麻花辫|羊角辫|braids|pigtails|plaits/i, { hair: 'braids' }),
  saying(/辫子|\bbraid\b|\bplait\b/i, { hair: 'braid' }),
  saying(/发髻|盘发|\bbun\b/i, { hair: 'bun' }),
  saying(/马尾|ponytail/i, { hair: 'ponytail' }),
  saying(/卷发|鬈发|curl[sy]?\b/i, { hair: 'curly' }),
  saying(/长发|披肩发|long hair/i, { hair: 'long' }),
  saying(/短发|short hair/i, { hair: 'short' }),
  saying(/乱发|蓬头|蓬乱|wild hair|tousled|dishevell?ed/i, { hair: 'wild' }),
  saying(/山羊胡|goatee/i, { beard: 'goatee' }),
  saying(/八字胡|小胡子|m(?:o)?ustache/i, { beard: 'moustache' }),
  saying(/长须|长胡子|长髯|银须|白须|白胡子|long beard|(?:white|gr[ea]y) beard/i, { beard: 'long' }),
  saying(/络腮|大胡子|full beard|bushy beard|bearded|\bbeard\b/i, { beard: 'full' }),
  saying(/胡茬|胡子拉碴|stubble|unshaven/i, { beard: 'stubble' }),
  saying(/胡子|胡须/, { beard: 'goatee' }),
  saying(/眼镜|glasses|spectacles/i, { glasses: true }),
  saying(/雀斑|freckle/i, { freckles: true }),
  saying(/皱纹|满脸沟壑|wrinkl/i, { wrinkles: true }),
  saying(/巨大|魁梧|高大|huge|towering|enormous/i, { stature: 1.12, girth: 1.15 }),
  saying(/高个|瘦高|个子高|\btall\b|lanky/i, { stature: 1.09 }),
  saying(/矮小|矮个|瘦小|\bshort (?:man|woman)|\bsmall\b|\btiny\b|\blittle (?:man|woman)/i, { stature: 0.9 }),
  saying(/肥胖|胖|圆滚滚|\bfat\b|\bstout\b|plump|round-bellied/i, { girth: 1.32, face: { cheeks: 0.8 } }),
  saying(/壮|结实|强壮|burly|sturdy|broad-shouldered|\bstrong\b/i, { girth: 1.16, face: { jaw: 0.6 } }),
  saying(/瘦|清瘦|\bthin\b|\blean\b|skinny|slender|gaunt/i, { girth: 0.8, face: { cheeks: -0.8 } }),
  saying(/大眼|big.?eyed|wide eyes|large eyes/i, { face: { eyes: 0.8 } }),
  saying(/鹰钩鼻|大鼻子|高鼻|big nose|hooked nose|long nose/i, { face: { nose: 0.9 } }),
  saying(/圆脸|round face/i, { face: { cheeks: 0.7, jaw: -0.3 } }),
  saying(/方脸|square (?:jaw|face)/i, { face: { jaw: 0.8 } }),
  saying(/浓眉|bushy (?:brows|eyebrows)|heavy brows/i, { face: { brows: 0.8 } }),
];

const clothing =
  /衫|衣|袍|裙|褂|袄|衬|斗篷|披风|围裙|coat|dress|shirt|robe|cloak|jacket|gown|sweater|skirt|frock|vest|apron|cape|suit|tunic/i;
const hairWords = /头发|发|辫|鬓|髻|胡|须|髯|\bhair|beard|braid|curls|bearded|-haired/i;

/** Hair colours by the words for them. */
const hairDyes: readonly (readonly [RegExp, string])[] = [
  [/白|银|white|silver/i, hexOf({ l: 0.9, c: 0.006, h: 95 })],
  [/花白|灰|gr[ea]y/i, hexOf({ l: 0.72, c: 0.01, h: 250 })],
  [/金|黄|blond|golden|yellow|fair-?hair/i, hexOf({ l: 0.78, c: 0.1, h: 86 })],
  [/红|\bred\b|ginger|copper/i, hexOf({ l: 0.54, c: 0.14, h: 45 })],
  [/棕|褐|brown|chestnut/i, hexOf({ l: 0.42, c: 0.07, h: 55 })],
  [/黑|乌|black|dark|raven/i, hexOf({ l: 0.23, c: 0.012, h: 280 })],
];

function colours(trait: string): Described {
  const hair = hairWords.test(trait) ? hairDyes.find(([words]) => words.test(trait))?.[1] : undefined;
  const main = clothing.test(trait) ? dyes.find(({ words }) => words.test(trait)) : undefined;
  return { ...(hair && { hairColour: hair }), ...(main && { main: hexOf(main.lch) }) };
}

const meant = (sayings: readonly Saying[], text: string): readonly Described[] =>
  sayings.filter(({ words }) => words.test(text)).map(({ means }) => means);

/** Earlier entries win: a trait outweighs a trade. */
function merged(parts: readonly Described[]): Described {
  return parts.reduceRight<Described>(
    (sum, part) => ({ ...sum, ...part, face: { ...sum.face, ...part.face } }),
    {},
  );
}

/** What people of the west wear for the clothes that a trade has in the east. */
const westernCuts: Partial<Record<Costume, Costume>> = {
  jacketTrousers: 'vestShirt',
  scholarRobe: 'coat',
  robe: 'coat',
};
const westernHats: Partial<Record<Headwear, Headwear>> = { scholarHat: 'brimHat', bambooHat: 'strawHat' };

/** The clothes of a trade as the story's part of the world knows them: a miller wears no Chinese jacket. */
function atHome(trade: Described, world: World): Described {
  if (isEastern(world)) return trade;
  const { cut, headwear } = trade;
  return {
    ...trade,
    ...(cut && { cut: westernCuts[cut] ?? cut }),
    ...(headwear && { headwear: westernHats[headwear] ?? headwear }),
  };
}

/** What name, aliases and traits of a cast member say about the look in a story's world. */
export function describedLook(
  member: Pick<CastMember, 'name' | 'aliases' | 'traits'>,
  world: World,
): Described {
  const names = [member.name, ...member.aliases].join(' ');
  const traits = member.traits.flatMap((trait) => [colours(trait), ...meant(features, trait)]);
  const trade = meant(trades, `${names} ${member.traits.join(' ')}`).slice(0, 1);
  return merged([...traits, ...trade.map((clothes) => atHome(clothes, world))]);
}
