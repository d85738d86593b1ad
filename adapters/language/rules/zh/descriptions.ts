/** People who are called by how they look: 一个花白胡子的人, later only 花白胡子. */
import type { Span } from '../../../../contracts/shared.ts';

/** A described person: where the description stands, and the noun that carries it. */
export interface Description extends Span {
  /** The words before 的: 花白胡子. */
  readonly looks: string;
  readonly noun: string;
  readonly isNew: boolean;
}

const CARRIER =
  /的(老女人|老人|老头|女人|男人|男子|女子|妇人|汉子|少年|青年|姑娘|小姑娘|孩子|男孩|女孩|小男孩|小女孩|年轻人|中年人|大汉|人)(?![们家间生民类物口手心])/g;

const ARTICLE = /(?:一个|一位|一名|有个|那个|这个|那位|这位|那|这)(?=[\u4e00-\u9fff]{2,8}$)/g;

/** Looks that name somebody by themselves: parts of the body, clothes, ages. */
const LOOK =
  /[\u4e00-\u9fff]{0,4}(?:胡子|胡须|头发|脸|横肉|眼睛|眼镜|衣服|衣裳|长衫|衫|袍|袍子|帽|帽子|裙|裙子|辫子|黑色|白色|个子|身材|岁|鼻子|眉毛|皱纹|牙|疤|肚子|驼背|光头|打扮|模样|皮肤|外套|大衣|制服|军装|西装|披风|斗篷|面具|伞|拐杖)$/;

/** Words that make what stands before 的 a clause of its own and no look. */
const NO_LOOK = /[在是有了着过和与跟把被对给从到向说看见听想要会能也都不没这那我你他她们谁什么所之个里]/;

/** The look right before 的: what an article introduces, or a part of the body with its adjectives. */
function lookBefore(run: string): { looks: string; from: number; isNew: boolean } | null {
  const article = [...run.matchAll(ARTICLE)].at(-1);
  if (article) {
    const looks = run.slice(article.index + article[0].length);
    return /[是说在]|三三两两|许多|所有|几个/.test(looks)
      ? null
      : { looks, from: article.index, isNew: /^(?:一|有)/.test(article[0]) };
  }
  const looks = LOOK.exec(run)?.[0].replace(/^(?:浑身|一身)/, '') ?? '';
  return looks.length < 2 || NO_LOOK.test(looks)
    ? null
    : { looks, from: run.length - looks.length, isNew: false };
}

/** Lists the described people of a text. */
export function findDescriptions(text: string): Description[] {
  return [...text.matchAll(CARRIER)].flatMap((match) => {
    const run =
      /[\u4e00-\u9fff]{2,12}$/.exec(text.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? '';
    const look = lookBefore(run);
    if (!look) return [];
    return [
      {
        start: match.index - run.length + look.from,
        end: match.index + match[0].length,
        looks: look.looks,
        noun: match[1] ?? '人',
        isNew: look.isNew,
      },
    ];
  });
}
