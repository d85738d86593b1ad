/** Descriptions of people in Chinese: 花白头发, 穿着蓝布衫, 浑身湿透. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Phrase } from '../who/figure.ts';
import { indicesWithin } from '../who/span-range.ts';
import { clausesOf } from './sentences.ts';

const PARTS =
  '头发|白发|胡子|胡须|辫子|脸|脸色|圆脸|眼睛|眉毛|鼻子|嘴唇|皱纹|身材|个子|手|牙齿|皮肤|毛|尾巴|颧骨|面孔|脸孔|肩膀';

const CLOTHES =
  '衫|长衫|布衫|袍|袍子|袄|棉袄|夹袄|衣|衣服|衣裳|棉衣|裙|裙子|衣裙|裤|裤子|帽|帽子|毡帽|斗笠|鞋|布鞋|围巾|围裙|披风|马褂|大衣|外套|腰带|银圈|项圈|眼镜|面具|铠甲|蓑衣|制服|校服|西装';

/** A clause that only tells a look, or clothes put on. */
const LOOK = new RegExp(
  `(?:穿|披|戴|系|围|蒙|套|头戴|身穿|身披|穿着|留着|长着|拖着|梳着)(?:着|了)?(?:[\\u4e00-\\u9fff]{0,8})(?:${CLOTHES}|${PARTS})|^(?:[\\u4e00-\\u9fff]{1,6})(?:的)?(?:${PARTS})$|^(?:${PARTS})(?:很|上)?[\\u4e00-\\u9fff]{1,6}$|浑身[\\u4e00-\\u9fff]{2,4}|满脸[\\u4e00-\\u9fff]{2,3}|^[\\u4e00-\\u9fff]{0,2}(?:十|廿)[\\u4e00-\\u9fff]{0,3}岁`,
);

const NO_LOOK = /[看见说道听把给从向对在]|伸出|抬起|涨红|显出|变了|睁|摸|举|握|擦|抓|转过|回过|皱/;

/** Looks of the people in a range: a clause of looks belongs to whoever was the subject last. */
export function findLooks(
  text: string,
  phrases: readonly Phrase[],
  range: Span,
): { phrase: number; text: string }[] {
  let subject: number | null = null;
  const found: { phrase: number; text: string }[] = [];
  for (const clause of clausesOf(text, range)) {
    const inside = indicesWithin(phrases, clause);
    const own = inside.find((index) => phrases[index]?.subject && !phrases[index].quoted) ?? inside[0];
    if (own !== undefined) subject = own;
    const phrase = phrases[own ?? -1];
    const words = text
      .slice(phrase && own !== undefined ? phrase.end : clause.start, clause.end)
      .replace(/[，。；：、！？\s]+$/, '')
      .replace(/^(?:的|便|就|又|也|正|却|都|还|是)*(?:一副|一部|一张|一个|个)?/, '');
    const look = words.length <= 16 && !NO_LOOK.test(words) ? LOOK.exec(words)?.[0] : undefined;
    if (look !== undefined && subject !== null) found.push({ phrase: subject, text: look });
    if (subject !== null && phrase)
      for (const word of phrase.modifiers)
        if (/[\u4e00-\u9fff]{2,}/.test(word)) found.push({ phrase: subject, text: word });
  }
  return found;
}
