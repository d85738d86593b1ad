/** Chinese nouns for people and animals: kin, titles, roles, creatures, groups. */
import type { Age, Gender, Species } from '../../../../contracts/reading.ts';
import type { NounFacts } from '../who/figure.ts';
import type { Relation } from '../who/relation.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

const KIN: readonly (readonly [Gender, Age | null, Relation, string])[] = [
  ['male', 'adult', 'parent', '父亲 爸爸 爸 爹 爹爹 阿爸 阿爹 老爸 老爹 父王 父皇 继父 养父 爹地'],
  ['female', 'adult', 'parent', '母亲 妈妈 妈 娘 娘亲 阿妈 阿娘 老妈 老娘 母后 继母 后妈 后娘 养母 妈咪'],
  ['male', 'old', 'grandparent', '爷爷 祖父 外公 姥爷 外祖父 阿公 公公 太爷 曾祖父'],
  ['female', 'old', 'grandparent', '奶奶 祖母 外婆 姥姥 外祖母 阿婆 曾祖母'],
  ['male', null, 'child', '儿子 小儿子 大儿子 独子 男孩儿'],
  ['female', null, 'child', '女儿 闺女 小女儿 大女儿 独生女 千金'],
  ['male', null, 'sibling', '哥哥 哥 大哥 二哥 三哥 弟弟 弟 兄长 阿哥 阿弟 兄弟 小弟'],
  ['female', null, 'sibling', '姐姐 姐 大姐 二姐 三姐 妹妹 妹 阿姐 阿妹 姊姊 小妹'],
  ['male', 'adult', 'spouse', '丈夫 老公 相公 男人家 夫君 夫婿'],
  ['female', 'adult', 'spouse', '妻子 老婆 媳妇 娘子 太太 内人 爱人'],
  ['male', 'adult', 'auntOrUncle', '叔叔 叔父 伯父 伯伯 舅舅 姑父 姨父 大伯 二叔 三叔 阿叔 阿伯 舅父'],
  ['female', 'adult', 'auntOrUncle', '婶婶 伯母 舅妈 姑姑 姑妈 姨妈 阿姨 姑母 姨娘 舅母 婶娘'],
  ['male', 'child', 'nephewOrNiece', '侄儿 侄子 外甥'],
  ['female', 'child', 'nephewOrNiece', '侄女 外甥女'],
  ['male', 'child', 'grandchild', '孙子 孙儿 外孙'],
  ['female', 'child', 'grandchild', '孙女 孙女儿 外孙女'],
  ['male', null, 'cousin', '表哥 表弟 堂哥 堂弟'],
  ['female', null, 'cousin', '表姐 表妹 堂姐 堂妹'],
  ['female', 'adult', 'inLaw', '嫂嫂 嫂子 弟媳 婆婆 岳母 丈母娘 儿媳'],
  ['male', 'adult', 'inLaw', '岳父 姐夫 妹夫 女婿 丈人'],
  ['unknown', null, 'friend', '朋友 好友 伙伴 同伴 玩伴 同桌'],
  ['unknown', 'adult', 'master', '主人 东家'],
  ['male', 'adult', 'teacher', '师父 师傅'],
  ['unknown', 'young', 'pupil', '徒弟 徒儿 弟子'],
  ['unknown', 'adult', 'neighbour', '邻居'],
];

const ROLES: readonly (readonly [Gender, Age | null, string])[] = [
  [
    'male',
    'adult',
    `掌柜 船夫 车夫 渔夫 樵夫 农夫 屠夫 更夫 挑夫 轿夫 马夫 纤夫 和尚 道士 秀才 举人 书生 状元 员外 县令 县官 知府 知县 皇帝 国王 王爷 将军 元帅 大王 老爷 财主
    地主 强盗 土匪 海盗 猎人 铁匠 木匠 石匠 瓦匠 灯笼匠 篾匠 锡匠 鞋匠 裁缝 理发师 店小二 小二 跑堂 伙计 长工 短工 管家 衙役 捕快 差役 官差 巡捕 船长 水手 渔民 樵子
    驼背 秃子 瘸子 胖子 大汉 壮汉 大块头 络腮胡 大胡子 小胡子 光头 少爷 公子 大爷 大叔 大伯 老伯 老汉 武士 侠客 剑客 骑士 牧人 王子 太子 天子 神父 牧师 钟表匠 磨坊主 巨人 仙翁
    先生 绅士 酒鬼 犯人 囚犯 牢头 保安 司机 老板`,
  ],
  [
    'male',
    'old',
    '老爷爷 老大爷 老头 老头子 老头儿 老翁 老伯伯 老先生 老爷子 老渔夫 老和尚 老道士 老船夫 白胡子 花白胡子 老丈 渔翁 老汉',
  ],
  ['female', 'old', '老婆婆 老奶奶 老太太 老太婆 老大娘 婆子 老妇 老妇人 老妪 老婆子 老妈子 老嬷嬷'],
  [
    'female',
    'adult',
    `女王 皇后 王后 太后 贵妃 娘娘 夫人 太太 老板娘 大婶 大妈 大娘 大嫂 女主人 女仆 丫鬟 丫头 婢女 尼姑 巫婆 女巫 仙女 仙子 寡妇 新娘 护士 女工 保姆 奶妈 媒婆 女侠
    妇人 少妇 嫂子 小姐 女士 姑娘家 空姐 女教师 女医生`,
  ],
  ['female', 'young', '公主 新娘子 少女 大姑娘 小姐'],
  ['male', 'young', '书童 小和尚 小道士 学徒 小厮 太监 新郎 小贩'],
  [
    'unknown',
    'adult',
    `医生 大夫 郎中 老师 教师 教授 校长 院长 局长 队长 班长 组长 主任 经理 总裁 秘书 律师 法官 警察 巡警 民警 侦探 记者 编辑 作家 诗人 画家 画师 音乐家 歌手 演员 戏子 舞者
    军官 士兵 战士 卫兵 守卫 侍卫 哨兵 商人 小贩 货郎 摊主 店主 店员 售货员 服务员 侍者 厨师 厨子 工人 农民 牧民 船工 矿工 裁判 教练 导游 主持人 科学家 发明家 工程师 程序员 宇航员
    飞行员 机长 船员 列车员 乘务员 乘客 旅客 客人 主顾 顾客 陌生人 路人 行人 过路人 旅人 游客 使者 信使 邮差 邮递员 快递员 乞丐 叫花子 小偷 贼 盗贼 骗子 杀手 刺客 凶手 仇人 敌人 仆人
    下人 奴隶 随从 侍从 大臣 宰相 丞相 官员 老乡 乡亲 村长 镇长 族长 酋长 首领 头领 队友 同事 上司 房东 房客 守门人 看门人 守塔人 守夜人 敲钟人 灯塔看守 匠人 工匠 巫师 法师 魔法师 魔术师
    神仙 菩萨 妖怪 妖精 魔鬼 恶魔 鬼 鬼魂 幽灵 精灵 天使 机器人 外星人 说书人 算命先生 账房 账房先生 哑巴 瞎子 聋子 疯子 傻子 瘦子 矮子 高个子 独眼龙 病人 伤员 主持`,
  ],
  ['unknown', 'child', '学生 小学生 学童 孤儿 牧童 放牛娃 报童 同学'],
];

const GENERIC: readonly (readonly [Gender, Age | null, string])[] = [
  ['unknown', 'adult', '人 来人 家伙 大人 那人 这人 来客'],
  ['male', 'adult', '男人 男子 汉子 中年人 男的 小老头 大汉'],
  ['female', 'adult', '女人 女子 妇女 妇人 女的 中年妇女'],
  ['unknown', 'old', '老人 老人家 老者 长者'],
  ['female', 'old', '老女人'],
  ['male', 'young', '小伙子 小伙 年轻人 青年 少年 后生 小哥'],
  ['female', 'young', '姑娘 少女 女郎 年轻女子'],
  ['unknown', 'child', '孩子 小孩 小孩子 娃娃 娃 小家伙 小鬼 婴儿 孩童 儿童 小朋友 宝宝 小不点'],
  ['male', 'child', '男孩 小男孩 男孩子 男童 小子'],
  ['female', 'child', '女孩 小女孩 女孩子 小姑娘 女童 小丫头 丫头'],
];

const CREATURES: readonly (readonly [Species, string])[] = [
  ['fox', '狐狸 小狐狸 白狐 狐仙'],
  ['wolf', '狼 大灰狼 灰狼 野狼 老狼 豺狼'],
  ['dog', '狗 小狗 大黄狗 黄狗 黑狗 猎狗 小黄狗 白狗'],
  ['cat', '猫 小猫 花猫 黑猫 白猫 猫咪 豹子'],
  ['rabbit', '兔子 小兔子 小白兔 白兔 野兔 小兔'],
  ['bear', '熊 小熊 狗熊 黑熊 棕熊 大熊 熊猫'],
  ['mouse', '老鼠 小老鼠 田鼠 松鼠 小松鼠 刺猬 黄鼠狼'],
  ['pig', '猪 小猪 野猪 大象'],
  ['sheep', '羊 小羊 山羊 绵羊 羔羊 鹿 小鹿 梅花鹿'],
  ['cow', '牛 黄牛 水牛 老牛 小牛 奶牛'],
  ['horse', '马 小马 白马 黑马 骏马 骆驼'],
  ['donkey', '驴 驴子 毛驴 骡子'],
  ['monkey', '猴子 小猴子 猴 猿猴 猩猩'],
  ['tiger', '老虎 虎 猛虎 大老虎'],
  ['lion', '狮子 雄狮'],
  ['frog', '青蛙 小青蛙 蛤蟆 癞蛤蟆 小蝌蚪 乌龟 老龟'],
  ['bird', '小鸟 鸟 鸟儿'],
  ['dog', '动物 野兽 怪物 畜生'],
  [
    'bird',
    '麻雀 乌鸦 喜鹊 燕子 小燕子 鹦鹉 八哥 百灵 夜莺 老鹰 鹰 鸽子 白鹤 仙鹤 海鸥 孔雀 布谷鸟 啄木鸟 杜鹃',
  ],
  ['owl', '猫头鹰'],
  ['hen', '母鸡 公鸡 小鸡 鸡 大公鸡 老母鸡'],
  ['duck', '鸭子 小鸭子 丑小鸭 鹅 天鹅 大雁'],
  ['fish', '金鱼 小鱼 鲤鱼 大鱼 鲸鱼 小金鱼'],
  ['dragon', '龙 蛟龙 龙王 蛇 大蛇 白蛇 青蛇'],
  ['giant', '巨人'],
  ['spirit', '鬼魂 幽灵 鬼 妖精 精灵'],
];

const GROUPS: readonly (readonly [Age | null, string])[] = [
  [
    'adult',
    `众人 大家 人们 村民 村民们 乡亲们 邻居们 客人们 大伙 大伙儿 所有人 人群 旁人 士兵们 兵 官兵 衙役们 同事们 看客 男人们 女人们 工人们 老人们 强盗们 船工们 主顾们 街坊 街坊们
    乘客们 坐客 顾客们 大臣们 姑娘们 妇人们 行人 群众 百姓 老百姓`,
  ],
  ['child', '孩子们 小朋友们 同学们 学生们 小伙伴们 一群孩子 邻居孩子'],
  [null, '动物们 小动物们 鸟儿们 小鸟们 鸟雀'],
];

const entries = new Map<string, NounFacts>();
const HUMAN = { species: 'human', relation: null, generic: false } as const;

const put = (list: string, facts: NounFacts): void => {
  for (const noun of words(list)) if (!entries.has(noun)) entries.set(noun, facts);
};

for (const [gender, age, list] of GENERIC) put(list, { ...HUMAN, gender, age, generic: true });
for (const [gender, age, relation, list] of KIN) put(list, { ...HUMAN, gender, age, relation });
for (const [species, list] of CREATURES) put(list, { ...HUMAN, gender: 'unknown', age: null, species });
for (const [gender, age, list] of ROLES) put(list, { ...HUMAN, gender, age });

const groups = new Map<string, NounFacts>();
for (const [age, list] of GROUPS)
  for (const noun of words(list)) groups.set(noun, { ...HUMAN, gender: 'unknown', age });

/** Endings that make a name of a family name or a given one: 陈伯, 华大妈, 夏四奶奶, 王老师. */
const TITLES: readonly (readonly [Gender, Age | null, string])[] = [
  ['male', 'old', '大爷 老伯 爷爷 老汉 老爹 太爷 老先生 伯 老爷子 公公'],
  ['female', 'old', '奶奶 婆婆 老太太 太婆 阿婆 姥姥'],
  [
    'male',
    'adult',
    `大叔 叔 叔叔 爸爸 先生 师傅 老爷 掌柜 老板 将军 员外 举人 秀才 道长 和尚 县令 哥 大哥 哥哥 爷 老弟 弟 兄 大人 公子 少爷 王爷 大侠 师兄 师父 屠户 木匠 铁匠 捕头 船长 神父 警官 伯伯 大伯 大王`,
  ],
  [
    'female',
    'adult',
    '大妈 大娘 大婶 婶 婶婶 大嫂 嫂 嫂子 阿姨 姨 夫人 太太 女士 姑姑 妈 妈妈 娘 娘子 姐 大姐 姐姐 师姐 老板娘 氏',
  ],
  ['female', 'young', '姑娘 小姐 妹 妹妹 师妹 丫头'],
  [
    'unknown',
    'adult',
    '老师 医生 大夫 郎中 教授 校长 院长 局长 队长 班长 主任 经理 总 董 律师 法官 警察 记者 导演 博士 工 科长 处长 部长 书记 村长 镇长 探长 教练',
  ],
  ['male', 'child', '小弟 弟弟'],
  ['unknown', null, '同学 儿 哥儿 宝'],
  ['unknown', 'adult', '前辈'],
];

const titles = new Map<string, NounFacts>();
for (const [gender, age, list] of TITLES)
  for (const title of words(list)) titles.set(title, { ...HUMAN, gender, age });

/** Words for everybody around. */
const CROWD = new Set('众人 大家 人们 大伙 大伙儿 所有人 人群 旁人 看客 街坊 群众'.split(' '));

/** A noun for somebody: what it tells, and whether it means several. */
export interface PersonNoun {
  readonly facts: NounFacts;
  readonly head: string;
  readonly many: boolean;
}

/** Looks a word up as a noun for a person or animal: 渔夫, 老渔夫 and 渔夫们 are one noun; null when it is none. */
export function personNoun(word: string): PersonNoun | null {
  const group = groups.get(word);
  if (group) return { facts: group, head: CROWD.has(word) ? '众人' : word, many: true };
  const one = entries.get(word);
  if (one) return { facts: one, head: word, many: false };
  if (word.length > 2 && word.endsWith('们')) {
    const single = personNoun(word.slice(0, -1));
    return single && { ...single, head: word, many: true };
  }
  const bare = /^[老小大]/.test(word) && word.length > 2 ? entries.get(word.slice(1)) : undefined;
  return bare ? { facts: bare, head: word.slice(1), many: false } : null;
}

/** Longest noun that a word ends in, so that 卖花姑娘 is a 姑娘; null when none of two characters or more. */
export function personNounAtEnd(word: string): PersonNoun | null {
  for (let from = 0; from <= word.length - 2; from++) {
    const noun = personNoun(word.slice(from));
    if (noun) return noun;
  }
  return null;
}

/** Last characters of titles: most words end in none of them. */
const TITLE_ENDS = new Set([...titles.keys()].map((title) => title.slice(-1)));

/** The title that a name ends in, and what it tells; null when it has none. */
export function titleAtEnd(name: string): { title: string; facts: NounFacts } | null {
  if (!TITLE_ENDS.has(name.slice(-1))) return null;
  for (let from = 1; from < name.length; from++) {
    const title = name
      .slice(from)
      .replace(/^[一二三四五六七八九十大小老]/, (ordinal) => (titles.has(name.slice(from)) ? ordinal : ''));
    const facts = titles.get(title);
    if (facts) return { title, facts };
  }
  return null;
}
