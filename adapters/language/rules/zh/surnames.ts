/** Chinese family names: the Hundred Family Surnames and those that are common today. */

const SINGLE = `赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤
滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆
高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班
仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农
温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖
益桓公岳帅缑亢况有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福邸闫肖覃付代涂侬苟迟仝敬揭兰闰牧阿丛初鹿原藤肇祥隋滕楚展战晋楼敏来邝冒仉么刀门母`;

const DOUBLE = `欧阳 司马 上官 诸葛 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 宇文 长孙 司徒 司空 令狐 端木 百里 东郭 西门 呼延 拓跋 轩辕 申屠 太史 淳于 单于 澹台 公冶 宗政 濮阳 太叔
仲孙 钟离 闻人 赫连 万俟 耶律 完颜 纳兰 贺兰 第五`;

const single = new Set(SINGLE.replace(/\s/g, ''));
const double = new Set(DOUBLE.split(/\s+/));

/** Family names that are also everyday words: what follows must look like a name for them to count. */
const EVERYDAY = new Set(
  '水云花方时平和明成计路高万支经解应从包全能双向古易都国文空曾有公年爱来门么那家山车单左石白后红东居利冷养须相查关商阳言代初原战楼安常乐于金马牛羊鱼龙谷井母刀有家',
);

/** Length of the family name at the beginning of a word: 2, 1 or 0. */
export const surnameLength = (word: string): number =>
  double.has(word.slice(0, 2)) ? 2 : single.has(word.charAt(0)) ? 1 : 0;

export const isEverydaySurname = (char: string): boolean => EVERYDAY.has(char);
