/** Adjectives that tell two people of one kind apart. */

const OPPOSED: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [
    'old elderly aged ancient eldest elder oldest 老 年老 年长',
    'young younger youngest little small 小 年轻 年少',
  ],
  ['tall big huge great giant 高 大 高大', 'short small little tiny wee 矮 小 矮小'],
  ['rich wealthy 富 有钱', 'poor ragged 穷 贫穷'],
  ['fat stout plump 胖 肥', 'thin lean skinny 瘦'],
  ['good kind 好 善良', 'wicked evil bad cruel 坏 恶'],
  ['eldest oldest first 大', 'second middle 二'],
  ['first eldest second 大 二', 'third youngest last 三'],
  ['white 白 白发', 'black red brown grey gray 黑 红 灰'],
  ['black 黑', 'red brown grey gray 红 灰'],
  ['red 红', 'brown grey gray green blue 灰 绿 蓝'],
].map(([a = '', b = '']) => [new Set(a.split(' ')), new Set(b.split(' '))] as const);

const hasAny = (modifiers: Iterable<string>, set: ReadonlySet<string>): boolean =>
  [...modifiers].some((word) => set.has(word));

/** Whether two descriptions cannot fit one person. */
export const conflict = (a: Iterable<string>, b: Iterable<string>): boolean => {
  const [left, right] = [[...a], [...b]];
  return OPPOSED.some(
    ([one, other]) =>
      (hasAny(left, one) && hasAny(right, other)) || (hasAny(left, other) && hasAny(right, one)),
  );
};

/** Words that point at one more of the kind. */
export const meansAnother = (modifiers: readonly string[]): boolean =>
  modifiers.some((word) => /^(?:other|another|next|second|third|另|另外|别的|第二)$/.test(word));
