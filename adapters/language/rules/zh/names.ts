/** Finds the proper names of people in Chinese prose: family names, 阿/小/老 forms, titles, and where names stand. */
import { isLikelyName } from './given-characters.ts';
import { evidenceAt, opensDeed, type NameGround } from './name-evidence.ts';
import { shapeOf, stringsAt, type Shape } from './name-shapes.ts';
import { isEverydaySurname, surnameLength } from './surnames.ts';

/** A string that may be a name, with what speaks for it. */
export interface NameCandidate {
  readonly name: string;
  readonly shape: Shape;
  count: number;
  /** Evidence for a person less that for something else. */
  score: number;
  /** Occurrences in company that only people keep: called, introduced, speaking. */
  personal: number;
  /** Occurrences outside speech. */
  narrated: number;
  /** Occurrences that open a sentence before a deed. */
  acts: number;
  first: number;
  female: number;
  male: number;
}

/** Verbs of one character that stand right after a name: 小红走, 阿明笑. */
const VERB_END =
  /[走跑来去说笑哭看坐站进出拿问喊叫想听望低抬推拉放开点摇回转躲跪跳爬趴蹲躺捧捡抱握挥咬吃喝穿戴脱搬扛提举擦扫追赶逃撞敲拍打递送接给把被对向朝往从在跟便又也就都才已正很不没]$/;

/** Score that a shape needs on average of its occurrences, and in all. */
const NEEDED: Readonly<Record<Shape, readonly [mean: number, sum: number]>> = {
  titled: [-1, -1],
  nick: [0.15, 0.6],
  ah: [0, 0.3],
  full: [0.2, 0.9],
  tagged: [0.2, 0.6],
  child: [0.1, 0.6],
  double: [0.15, 0.9],
  word: [0.25, 2],
  guess: [0.4, 2],
  latin: [0.2, 0.9],
};

function genderVote(ground: NameGround, candidate: NameCandidate, end: number): void {
  const near = /^[^“”\n]{0,14}?([他她伊])(?![们])/.exec(ground.text.slice(end, end + 16));
  if (near?.[1] === '他') candidate.male += 1;
  else if (near) candidate.female += 1;
}

/** One occurrence of what may be a name. */
interface Occurrence {
  readonly name: string;
  readonly shape: Shape;
  readonly start: number;
}

function take(
  ground: NameGround,
  found: Map<string, NameCandidate>,
  { name, shape, start }: Occurrence,
): void {
  const candidate = found.get(name) ?? {
    name,
    shape,
    count: 0,
    score: 0,
    personal: 0,
    narrated: 0,
    acts: 0,
    first: start,
    female: 0,
    male: 0,
  };
  found.set(name, candidate);
  candidate.count++;
  const { score, personal } = evidenceAt(ground, start, start + name.length);
  candidate.score += score;
  if (personal) candidate.personal++;
  if (ground.quoted(start)) return;
  candidate.narrated++;
  if (opensDeed(ground, name, start)) candidate.acts++;
  genderVote(ground, candidate, start + name.length);
}

/** Whether 老 or 小 stands before a word of its own, which only a name met in the telling does: 小石头, but not 老样子. */
const isWordNick = (name: string): boolean => name.length > 2 && surnameLength(name.slice(1)) !== 2;

function isPerson(candidate: NameCandidate, length: number): boolean {
  const [mean, sum] = NEEDED[candidate.shape];
  const long = length > 20_000 ? 1.5 : 1;
  const acts = /^(?:full|tagged)$/.test(candidate.shape) && candidate.acts > 0;
  if (acts && candidate.score >= 0.5 * candidate.count && isLikelyName(candidate.name)) return true;
  if (candidate.shape === 'double' && candidate.personal === 0) return false;
  if (candidate.shape === 'nick' && candidate.narrated === 0 && isWordNick(candidate.name)) return false;
  const everyday = candidate.shape === 'full' && isEverydaySurname(candidate.name.charAt(0)) ? 1.6 : 1;
  if (/^(?:full|tagged|word|guess)$/.test(candidate.shape) && candidate.narrated === 0) return false;
  if (candidate.shape === 'tagged' && candidate.personal === 0 && candidate.count < 4) return false;
  if (
    (candidate.shape === 'guess' || candidate.shape === 'word') &&
    (candidate.count < 3 || candidate.personal < 2)
  )
    return false;
  return candidate.score >= sum * long * everyday && candidate.score / candidate.count >= mean * everyday;
}

/** Drops strings that only occur inside a longer name, and longer ones that are a name with its neighbour. */
function withoutNested(candidates: readonly NameCandidate[]): NameCandidate[] {
  const ownNames = candidates.filter((candidate) => {
    const runsOn = candidates.some(
      (other) =>
        other !== candidate && candidate.name.startsWith(other.name) && VERB_END.test(candidate.name),
    );
    return !runsOn || candidate.shape === 'titled';
  });
  return ownNames.filter((candidate) => {
    const longer = ownNames.find(
      (other) =>
        other !== candidate &&
        other.name.includes(candidate.name) &&
        other.count >= candidate.count * 0.8 &&
        other.score >= candidate.score * 0.6,
    );
    if (longer) return false;
    const shorter = ownNames.find(
      (other) =>
        other !== candidate &&
        candidate.name.startsWith(other.name) &&
        other.count >= candidate.count * 2 &&
        candidate.shape !== 'titled',
    );
    return shorter === undefined;
  });
}

/** Full names that end in a name already known: 华老栓 beside 老栓, 田晓霞 beside 晓霞. One occurrence is enough. */
function wholeNames(all: readonly NameCandidate[], known: readonly NameCandidate[]): NameCandidate[] {
  const names = new Set(known.map((candidate) => candidate.name));
  return all.filter(
    ({ name, shape }) => shape === 'full' && !names.has(name) && names.has(name.slice(surnameLength(name))),
  );
}

/** A foreign name in its own letters. */
const LATIN = /^[A-Z][a-z]{1,14}$/;

/** Lists the names of people in a text. */
export function findNames(ground: NameGround): NameCandidate[] {
  const found = new Map<string, NameCandidate>();
  ground.tokens.forEach((token, at) => {
    const { start } = token;
    if (LATIN.test(token.word)) take(ground, found, { name: token.word, shape: 'latin', start });
    for (const joined of stringsAt(ground.tokens, at)) {
      const shape = shapeOf(ground.tokens, at, joined);
      if (shape) take(ground, found, { name: joined.text, shape, start });
    }
  });
  const people = [...found.values()].filter((candidate) => isPerson(candidate, ground.text.length));
  return withoutNested([...people, ...wholeNames([...found.values()], people)]).sort(
    (a, b) => a.first - b.first || b.name.length - a.name.length,
  );
}
