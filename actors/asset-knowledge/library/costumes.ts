/** Words for costumes, Chinese and English, by the cut the picture engine knows. */
import type { Costume } from '../../../contracts/entity.ts';

export const costumeWords: Readonly<Record<Costume, string>> = {
  robe: '长袍,长衫,袍子,掌柜,老板 | robe,gown,merchant',
  jacketTrousers:
    '短褂,布衫,棉袄,船夫,农夫,工匠,木匠,铁匠,灯笼匠,小姑娘 | jacket and trousers,work clothes,farmer,boatman,craftsman',
  qipao: '旗袍,小姐 | qipao,cheongsam',
  scholarRobe: '书生,秀才,先生,夫子 | scholar,teacher of old,student of the classics',
  armour: '盔甲,铠甲,将军,武士,士兵 | armour,armor,knight,soldier,general',
  royalRobe: '龙袍,皇帝,国王,王后,公主,王子 | royal robe,king,queen,prince,princess,emperor',
  monkRobe: '袈裟,和尚,僧人,道士,尼姑 | monk,nun,friar,cassock',
  vestShirt: '马甲,背心,衬衫,男孩,伙计 | waistcoat,vest,shirt,boy,shop boy',
  dress: '裙子,连衣裙,女孩 | dress,frock,girl,lady',
  apronShirt: '皮围裙,工匠围裙,铁匠 | leather apron,craftsman,smith',
  apronDress: '围裙,厨娘,大娘,丫鬟,奶奶 | apron,maid,cook,housewife,grandmother',
  coat: '大衣,外套,雨衣,船长,医生 | coat,overcoat,captain,doctor,raincoat',
  suit: '西装,西服,经理 | suit,tuxedo,businessman,gentleman',
  sweater: '毛衣,渔夫 | sweater,jumper,fisherman',
  schoolUniform: '校服,学生,同学 | school uniform,pupil,schoolboy,schoolgirl',
  sailor: '水手服,水手 | sailor suit,sailor',
  cloak: '斗篷,披风,侠客,巫师,女巫 | cloak,cape,witch,wizard,traveller,hunter',
  rags: '破衣,乞丐,叫花子 | rags,beggar,tramp',
  nightgown: '睡衣,病人 | nightgown,pyjamas,patient',
  none: '动物 | animal,beast,creature',
};
