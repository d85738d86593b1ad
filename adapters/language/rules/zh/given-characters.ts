/** Characters that Chinese given names are made of, and whether what stands after a family name looks like one. */
import { isEverydaySurname, surnameLength } from './surnames.ts';

const GIVEN = new Set(
  `伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红娥玲芬燕彬凤洁梅琳兰春宇浩鑫鹏博轩子梓涵欣怡雨晓小晨晴雪雯霖霏露辰阳旭昊天然佳嘉家思诗梦瑶琪琦瑾瑜璇珊珍珠琴瑟
  婷婉娴妍姝妮媛嫣姗娇蕾蓉薇莹菲芸芷若茜萱蓝莲荷菊芝芊苒苗茹莉莎蕊蕴颖颜秀慧惠宁安康健国建民庆志文武斌斐俊彦豪雄峰岩山海江河洪波澜清泽润源远航帆鸿鹤翔飞龙虎麟凯旋
  胜利成功立德仁义礼智信忠孝诚谦恒毅坚铭铮锋锐钢铁柱栋梁柏松林森楠梓桐槐柳杨桦榕枫叶青翠墨默言语书翰林祥瑞福禄寿喜乐欢悦怀念慕思远修齐永长久世荣光耀辉煌焕炎炳灿烨
  辛亚南北东西中正方圆伯仲叔季元亨贞良善美好学勤奋进步云霄凌汉楚秦唐宋晋鲁燕赵卫陈梁越吴宝金银铜银贵富才发财生根土水火木石田园禾苗丰收来顺旺达通利权益兴隆盛昌
  蓁蓓蔓蕙薰芯芮芃莺鸳雁鸾鹂娅嫱婧妤姣娆韵音律弦歌舞筠竹笙箫芙蓉芍药宛若依依依晗昕昱晟晖暄暖曦冰凝寒霜寂静涟漪潇湘渝沁沛沐沅汐淇淳渊溪滢漪澄澈冉熙煜烁熠珂珏琅琛琰瑄瑗璐
  皓皎盈睿砚碧祎祺禹稷穆竣竹筱绍绮绣绫绯缨翊翎翌肃致舒航艺苑茗荃莘菁萌葵蒙衡裕誉谨豫轶轲一鸣逸遥邈郁采钧钰铠镇镜闻闵阔雅霓靖韬韶顾颂飒馨骁骏魁黎黛`.replace(
    /\s+/g,
    '',
  ),
);

/** What a wind or a light does where a name would have its deed: 秋风吹过, 江水流过. */
const NATURE = /^[吹飘流落照升响亮闪滚传弥漫洒淌涌是有像]/;

const givenOf = (name: string): string[] => Array.from(name.slice(surnameLength(name)));

/** Whether all that follows the family name are such characters. */
export const isWhollyLikely = (name: string): boolean => givenOf(name).every((char) => GIVEN.has(char));

/** A family name with one or two characters that given names are made of; a family name that is an everyday word needs two of them. */
export function isLikelyName(name: string): boolean {
  const given = givenOf(name);
  const known = given.filter((char) => GIVEN.has(char)).length;
  if (given.length === 0 || given.length > 2) return false;
  if (isEverydaySurname(name.charAt(0))) return given.length === 2 && known === 2;
  return known > 0;
}

/** Whether a word may be what a person does. */
export const isHumanDeed = (word: string): boolean => !NATURE.test(word);
