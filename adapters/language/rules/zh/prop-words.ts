/** Chinese nouns for things that can be held or stand on the stage. */
import type { PropKind } from '../../../../contracts/reading.ts';
import { kindTable } from '../shown/place-kinds.ts';

export const PROP_WORDS = kindTable<PropKind>({
  lantern: '灯笼 红灯笼 纸灯笼 旧灯 花灯 提灯 灯 宫灯 孔明灯 河灯 渔灯 马灯', lamp: '油灯 台灯 灯盏 煤油灯 电灯 路灯', candle: '蜡烛 烛台 红烛 烛', torch: '火把 手电 手电筒 火炬 火柴', umbrella: '伞 雨伞 油纸伞 纸伞',
  book: '书 书本 本子 日记 课本 册子 笔记本 经书 秘籍', letter: '信 书信 信件 信封 纸条 来信 请柬 明信片 家书', scroll: '卷轴 画卷 圣旨 字画', pen: '笔 毛笔 铅笔 钢笔 画笔 粉笔',
  cup: '杯子 茶杯 酒杯 杯 茶碗 玻璃杯 茶 热茶', bowl: '碗 饭碗 碟子 盘子 盘 粥 饭 面条 汤 碟', teapot: '茶壶 水壶 铜壶 壶', bottle: '瓶子 酒瓶 瓶 葫芦 酒葫芦 水瓶', jar: '罐子 坛子 罐 坛 缸 水缸 锅',
  basket: '篮子 竹篮 篮 竹筐 筐 背篓 圆篮 菜篮', bag: '包 袋子 口袋 布袋 书包 包袱 行李 钱包 背包 衣袋 包裹 纸包', box: '盒子 木盒 匣子 盒 纸盒 饭盒 礼盒', chest: '箱子 柜子 木箱 箱 皮箱 行李箱', key: '钥匙',
  coin: '铜钱 铜元 银子 钱 洋钱 铜板 金币 银元 大钱 硬币 金子 银票', sword: '剑 宝剑 长剑 刀 大刀 长刀', knife: '小刀 匕首 菜刀 剪刀 柴刀', axe: '斧头 斧子', stick: '棍子 木棍 树枝 鞭子 棒子 竹竿 扁担 短棒 魔杖', staff: '拐杖 手杖 禅杖 拐棍',
  bow: '弓 弓箭 箭', spear: '枪 长枪 长矛 钢叉 胡叉 红缨枪', rope: '绳子 绳 麻绳 线 红线 锁链 铁链', net: '网 渔网', fishingRod: '钓竿 鱼竿 钓鱼竿', bucket: '水桶 木桶 桶', broom: '扫帚 扫把 拖把',
  flower: '花 花朵 鲜花 玫瑰 荷花 梅花 桃花 野花 红花 花束 菊花 莲花', branch: '柳枝 枝条 梅枝', fruit: '果子 水果 桃子 梨 葡萄 橘子 西瓜 枣 柿子 橄榄 瓜 豆子 茴香豆', apple: '苹果', bread: '面包 大饼 烧饼 饼 锅盔', bun: '馒头 包子 窝头 花卷 红的馒头 粽子',
  cake: '糕 点心 蛋糕 月饼 糖 糖葫芦 年糕 饼干 汤圆', fish: '鱼干 咸鱼', meat: '肉 腊肉 骨头 鸡腿', egg: '鸡蛋 蛋', kite: '风筝 纸鸢', ball: '球 皮球 足球 绣球', doll: '布娃娃 木偶 泥人 玩偶 布偶', toy: '玩具 陀螺 拨浪鼓 弹弓 积木 纸船 风车',
  flute: '笛子 箫 竹笛 口琴 唢呐 二胡 琴 古琴 琵琶 吉他 小提琴 喇叭', drum: '鼓 锣鼓 小鼓 锣', bell: '铃铛 钟 铃 风铃 铜铃', fan: '扇子 折扇 蒲扇 羽扇 团扇', mirror: '镜子 铜镜', ring: '戒指 指环', necklace: '项链 玉佩 银圈 项圈 银项圈 手镯 镯子 玉镯 吊坠',
  crown: '王冠 皇冠 凤冠', hat: '帽子 草帽 毡帽 斗笠 小毡帽', shoe: '鞋 鞋子 布鞋 草鞋 靴子 绣花鞋', cloth: '手帕 布 衣服 衣裳 棉袄 长衫 毛巾 围裙 披风 外套 棉衣 大衣 夹袄 皮袍', scarf: '围巾 红领巾', blanket: '被子 毯子 夹被', pillow: '枕头', needle: '针 针线',
  clock: '钟表 手表 怀表 闹钟 时钟', map: '地图', picture: '画 照片 画像 相片', phone: '手机 电话', radio: '收音机', camera: '相机 照相机', computer: '电脑 平板', glasses: '眼镜 望远镜', pipe: '烟斗 烟袋 长烟管 烟管 香烟 烟', medicine: '药 草药 药丸 药汤 药瓶',
  stone: '石头 石子 石块', gem: '宝石 珍珠 夜明珠 玉 宝珠 珠子 钻石', feather: '羽毛 鸟毛', leaf: '树叶 叶子 荷叶 落叶 枫叶', shell: '贝壳 海螺', tool: '锄头 铁锹 镰刀 工具 犁', hammer: '锤子 铁锤 榔头', saw: '锯子',
  table: '桌子 桌 茶桌 方桌 书桌 长桌 八仙桌 柜台', chair: '椅子 太师椅 竹椅 藤椅', stool: '凳子 板凳 小凳 条凳', bench: '长椅 长凳', bed: '床 炕 摇篮', stove: '灶 炉子 火炉 灶台', cart: '板车 推车 手推车 独轮车 牛车', rickshaw: '人力车 黄包车 车把 洋车',
  bicycle: '自行车 单车', ladder: '梯子', door: '门 木门 柴门 门帘 房门', window: '窗 窗户 窗子 窗台', tree: '树 大树 老树 槐树 柳树 桃树 松树 梧桐 枣树', fire: '火 篝火 火堆 灶火 炭火', thing: '浆糊 柱子 牌匾 旗子 船桨 桨 橹 石碑 棺材',
});
