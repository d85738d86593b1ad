/** People who are called by how they look: 一个花白胡子的人, later only 花白胡子. */
import type { Span } from '../../../../contracts/shared.ts';

/** A described person: where the description stands, and the noun that carries it. */
export interface Description extends Span {
  /** The words before 的: 花白胡子. */
  readonly looks: string;
  readonly noun: string;
  readonly isNew: boolean;
}

const INTRODUCED = /(一个|一位|一名|有个|那个|这个|那|这|那位|这位)?((?:[\u4e00-\u9fff]{2,10}))的(老女人|老人|老头|女人|男人|男子|女子|妇人|汉子|少年|青年|姑娘|小姑娘|孩子|男孩|女孩|小男孩|小女孩|年轻人|中年人|大汉|人)(?![们家间生民类物口手心])/g;

/** Words that make what stands before 的 a clause or a place and no look. */
const NO_LOOK = /[在是有了着过和与跟把被对给从到向说看见听想要会能也都不没这那我你他她们谁什么所之个里]/;

/** Looks that name somebody by themselves: parts of the body, clothes, ages. */
const LOOK = /(?:胡子|胡须|头发|脸|肉|眼睛|眼镜|衣服|衣裳|长衫|衫|袍|袍子|帽|帽子|裙|裙子|辫子|黑色|白色|个子|身材|岁|鼻子|眉毛|皱纹|牙|疤|肚子|驼背|光头|打扮|模样|皮肤|外套|大衣|制服|军装|西装|披风|斗篷|面具|伞|拐杖)$/;

function read(match: RegExpExecArray): Description | null {
  const [whole, article = '', looks = '', noun = ''] = match;
  const trimmed = looks.replace(/^(?:一个|一位|浑身|一身)/, '');
  if (NO_LOOK.test(trimmed) || !LOOK.test(trimmed)) return null;
  const start = match.index;
  return { start, end: start + whole.length, looks: trimmed, noun, isNew: /^(?:一|有)/.test(article) || /^一/.test(looks) };
}

/** Lists the described people of a text. */
export const findDescriptions = (text: string): Description[] => [...text.matchAll(INTRODUCED)].flatMap((match) => read(match) ?? []);
