/** Gathers names of one person: 华老栓 and 老栓, 田晓霞 and 晓霞, 闰土 and 闰土哥. */
import type { Age, Gender } from '../../../../contracts/reading.ts';
import { beastIn } from './beasts.ts';
import type { NameCandidate } from './names.ts';
import { titleAtEnd } from './nouns.ts';
import { surnameLength } from './surnames.ts';

export interface NameCluster {
  readonly names: NameCandidate[];
  gender: Gender;
  age: Age | null;
  count: number;
}

/** Characters that given names of girls and of boys are made of. */
const FEMALE = new Set(
  '霞芳娟花玉梅兰丽英红秀莲香娜婷敏静娥珍妹姑娘婉娇媚柔莺燕凤娃芝芸芬菊菲萍蓉薇蕾雪雯霜露琳琴瑶珠珊琪倩姗妮妍娴媛嫣',
);
const MALE = new Set(
  '刚强军勇伟峰山虎龙彪豪栋梁柱栓根宝财福贵雄武斌磊鹏飞志国建民庆涛海江波林森松柏石生土义兵',
);

function genderOf(name: NameCandidate): Gender {
  const stated = titleAtEnd(name.name)?.facts.gender ?? 'unknown';
  if (stated !== 'unknown') return stated;
  const given = Array.from(name.name.slice(1));
  const female = name.female + (given.some((char) => FEMALE.has(char)) ? 2 : 0);
  const male = name.male + (given.some((char) => MALE.has(char)) ? 2 : 0);
  if (female > male * 1.8 && female >= 2) return 'female';
  return male > female * 1.8 && male >= 2 ? 'male' : 'unknown';
}

const givenName = (name: string): string => name.slice(surnameLength(name));

/** Whether one name is the other without its family name or with a title after it. */
function isShortFor(short: string, long: string): boolean {
  if (short === long) return true;
  if (long.length > short.length && short.length >= 2 && givenName(long) === short) return true;
  const titled = titleAtEnd(long);
  return titled !== null && short.length >= 2 && long === short + titled.title;
}

const fits = (name: NameCandidate, gender: Gender, cluster: NameCluster): boolean =>
  (gender === 'unknown' || cluster.gender === 'unknown' || gender === cluster.gender) &&
  cluster.names.some((other) => isShortFor(name.name, other.name) || isShortFor(other.name, name.name));

/** Family name of a whole name or of 老周; empty for given names. */
const surnameOf = (name: NameCandidate): string => {
  const rest = name.shape === 'nick' ? name.name.slice(1) : name.name;
  return rest.slice(0, surnameLength(rest));
};

/** 周叔 and 林老师, said only in speech, are how others call 老周 and 林静: the only one of that family name. */
function joinAddresses(clusters: NameCluster[]): NameCluster[] {
  const isAddress = (cluster: NameCluster): boolean =>
    cluster.names.every((name) => name.shape === 'titled' && name.narrated === 0);
  return clusters.filter((address) => {
    if (!isAddress(address)) return true;
    const surname = address.names[0] ? surnameOf(address.names[0]) : '';
    const bearers = clusters.filter(
      (other) =>
        !isAddress(other) && other.names.some((name) => surname !== '' && surnameOf(name) === surname),
    );
    const bearer = bearers[0];
    const disagree =
      bearer &&
      bearer.gender !== 'unknown' &&
      address.gender !== 'unknown' &&
      bearer.gender !== address.gender;
    if (!bearer || bearers.length > 1 || disagree) return true;
    bearer.names.push(...address.names);
    bearer.count += address.count;
    if (bearer.gender === 'unknown') bearer.gender = address.gender;
    bearer.age ??= address.age;
    return false;
  });
}

/** 老熊 and 熊爷爷 are one bear: of an animal there is one old one, unless a title of the other gender says there are two. */
const isSameBeast = (name: NameCandidate, gender: Gender, cluster: NameCluster): boolean => {
  const isOld = (one: string): boolean => /^老/.test(one) || titleAtEnd(one)?.facts.age === 'old';
  const core = beastIn(name.name)?.core;
  return (
    (gender === 'unknown' || cluster.gender === 'unknown' || gender === cluster.gender) &&
    isOld(name.name) &&
    cluster.names.some((other) => isOld(other.name) && beastIn(other.name)?.core === core)
  );
};

/** Joins the names of one person; a family name with a title stays apart, for families share it. */
export function clusterNames(
  names: readonly NameCandidate[],
  isBeastly: (name: string) => boolean,
): NameCluster[] {
  const clusters: NameCluster[] = [];
  for (const name of names.toSorted((a, b) => b.count - a.count || a.first - b.first)) {
    const gender = genderOf(name);
    const cluster = clusters.find(
      (other) => fits(name, gender, other) || (isBeastly(name.name) && isSameBeast(name, gender, other)),
    );
    const age = titleAtEnd(name.name)?.facts.age ?? (name.name.startsWith('小') ? 'young' : null);
    if (!cluster) clusters.push({ names: [name], gender, age, count: name.count });
    else {
      cluster.names.push(name);
      cluster.count += name.count;
      if (cluster.gender === 'unknown') cluster.gender = gender;
      cluster.age ??= age;
    }
  }
  return joinAddresses(clusters).toSorted(
    (a, b) => Math.min(...a.names.map((n) => n.first)) - Math.min(...b.names.map((n) => n.first)),
  );
}
