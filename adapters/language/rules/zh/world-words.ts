/** Chinese words and names that tell where and in what age a story plays. */
import type { WorldWords } from '../shown/setting-words.ts';

/** Characters that foreign names are spelled with: 汤姆, 彼得, 爱丽丝, 玛格丽特. */
const SPELLS_FOREIGN =
  /^[斯尔德克特姆格洛萨蒂莎弗夫伦顿森逊罗布普拉里诺达卡纳伊奥艾埃维贝巴利娜玛丝妮亚希雷戈米乔杰汤彼得查理约翰汉菲瑟多爱丽露西安妮托马威廉亨治詹士保大卫迈苏珊凯琳索欧莱]+$/;

/** Beginnings that are also Chinese family names: such a name needs three characters to be foreign. */
const FAMILY = /^[罗米卡维巴艾安马汤汉查理约治詹苏莱欧威多]/;

/** Names with a dot inside are foreign; others by the characters that spell them. */
const isForeign = (name: string): boolean =>
  /[\u4e00-\u9fff]·[\u4e00-\u9fff]/.test(name) ||
  COMMON.has(name) ||
  (SPELLS_FOREIGN.test(name) && name.length >= (FAMILY.test(name) ? 4 : 3));

const COMMON = new Set(
  '汤姆 彼得 约翰 玛丽 杰克 安娜 露西 托马斯 威廉 亨利 乔治 查理 艾米 汉斯 大卫 保罗 迈克 杰瑞 凯蒂 苏珊 贝蒂 丽莎 马丁 艾玛 诺拉 罗伯特 爱德华 爱丽丝 索菲 卡尔 弗兰克 吉姆 比尔 鲍勃 本杰明 内尔'.split(
    ' ',
  ),
);

export const CHINESE_WORLDS: WorldWords = {
  chinese:
    /长衫|铜钱|掌柜|茶馆|轿|县令|县官|秀才|举人|客栈|衙门|私塾|长安|江南|北京|上海|青石|石板路|纸伞|旗袍|灯笼|筷子|饺子|包子|馒头|豆腐|炕|胡同|弄堂|祠堂|庙|和尚|道士|公社|村长|元宵|中秋|端午|清明|除夕|过年|春节|大清|民国|皇帝|娘娘|丫鬟|娘子|二胡|竹林|槐树|柿子|腊梅|太极|武功|大侠|江湖/g,
  western:
    /教堂|牧师|神父|修道院|城堡|骑士|女巫|巫婆|小矮人|国王|王后|王子|公爵|伯爵|男爵|壁炉|烟囱|圣诞|庄园|磨坊|风车|巨人|食人魔|魔法|精灵|奶酪|黄油|先令|英镑|上帝|英国|法国|德国|丹麦|意大利|伦敦|巴黎|欧洲|美国|纽约|康沃尔/g,
  modern:
    /手机|电脑|公司|汽车|地铁|网络|微信|电视|公交|出租车|高铁|飞机|咖啡|经理|办公室|电话|空调|冰箱|超市|便利店|小区|电梯|短信|机器人|大学|高考|同学|班主任|校园|警察|医院|外卖|快递|视频|飞船|博士|妈妈|爸爸|老师/g,
  old: /长衫|铜钱|掌柜|茶馆|轿|县令|秀才|举人|灯笼|客栈|剑|侠|皇|将军|老爷|员外|衙门|马车|铜元|人力车|长工|店小二|私塾|油灯|渔夫|船夫|石板路|纸伞|浆糊|大清|民国|古镇|老街|青石|寺|和尚|道士|公子|丫鬟|娘子|邮差/g,
  fairytale: /公主|王子|城堡|女巫|巫婆|魔法|精灵|国王|王后|巨人|小矮人|魔镜|仙女棒|骑士|食人魔/g,
  isForeign,
};
