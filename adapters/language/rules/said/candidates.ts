/** Who may have spoken each turn. */
import type { Figure, Mention, Phrase } from '../who/figure.ts';
import { firstFrom } from '../who/span-range.ts';
import { candidateOf, isNamed, THIRD, type Candidate, type Salience, type Scope } from './features.ts';
import type { Turn } from './turn.ts';

export interface CandidateGround {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly phrases: readonly Phrase[];
  readonly meaning: readonly (number | null)[];
  readonly figures: readonly Figure[];
  readonly narrator: number | null;
  /** Characters that count as near: 300 in English, 100 in Chinese. */
  readonly reach: number;
  /** Places where the scene may change, in order. */
  readonly breaks: readonly number[];
}

/** A turn with those who may have spoken it. */
export interface OpenTurn {
  readonly turn: Turn;
  readonly candidates: readonly Candidate[];
}

/** Reaches from which on a story counts as long: 60,000 English characters, 20,000 Chinese. */
const LONG = 200;

/** Most candidates of a turn beside the wanted ones: figures with names, and figures that only a noun means. */
const MOST_NAMED = 8;
const MOST_NAMELESS = 4;

/** Mentions of all figures in the order of the text. */
const mentionsOf = (figures: readonly Figure[]): Mention[] =>
  figures.flatMap((figure) => figure.mentions).sort((a, b) => a.start - b.start || a.figure - b.figure);

interface Tally {
  figure: number;
  last: number;
  count: number;
  next: boolean;
  narrated: boolean;
  /** Last mention outside speech before the turn's own words, or in them. */
  told: number;
  /** Where that mention ends. */
  toldTo: number;
}

/** A tally with its place among those of its turn, the latest mentioned first. */
interface Ranked {
  readonly tally: Tally;
  readonly rank: number;
}

/** Mentions around a turn, by figure: in speech a mention counts less. */
function tallies(ground: CandidateGround, mentions: readonly Mention[], turn: Turn): Tally[] {
  const { reach } = ground;
  const from = turn.range.start;
  const first = turn.speeches[0]?.open ?? from;
  const found = new Map<number, Tally>();
  for (let index = firstFrom(mentions, from - reach * 12); index < mentions.length; index++) {
    const mention = mentions[index];
    if (!mention || mention.start >= turn.range.end + reach) break;
    const tally = found.get(mention.figure) ?? {
      figure: mention.figure,
      last: -1e9,
      count: 0,
      next: false,
      narrated: false,
      told: -1e9,
      toldTo: -1e9,
    };
    found.set(mention.figure, tally);
    if (!mention.quoted) tally.narrated = true;
    if (!mention.quoted && mention.start < turn.range.end)
      [tally.told, tally.toldTo] = [mention.start, mention.end];
    if (!mention.quoted && mention.start < first) {
      tally.last = Math.max(tally.last, mention.start);
      if (from - mention.start < reach * 5) tally.count++;
    } else if (mention.quoted && mention.start < from)
      tally.last = Math.max(tally.last, mention.start - reach * 1.3);
    else if (!mention.quoted) tally.next = true;
  }
  return [...found.values()].sort((a, b) => b.last - a.last || a.figure - b.figure);
}

/** Figures that are candidates however far away: those of cues and calls, the narrator, and whom the page names. */
function wanted({ turn, last, next, meaning, narrator }: Scope): Set<number> {
  const phrases = [
    ...turn.cues.flatMap((cue) => (cue.phrase === null ? [] : [cue.phrase])),
    ...(last?.calls ?? []),
    ...(next?.calls ?? []),
  ];
  if (turn.before !== null) phrases.push(turn.before);
  const figures = phrases.map((phrase) => meaning[phrase] ?? null);
  return new Set([...figures, narrator].filter((figure) => figure !== null));
}

function salienceOf(ground: CandidateGround, { tally, rank }: Ranked, total: number): Salience {
  const mentions = ground.figures[tally.figure]?.mentions.length ?? 0;
  return {
    distance: 0,
    rank,
    count: tally.count,
    frequency: Math.log(1 + mentions) / Math.log(1 + total),
    length: Math.min(1, (ground.turns.at(-1)?.range.end ?? 0) / (ground.reach * LONG)),
    mentionedNext: tally.next,
    onlyTalkedOf: !tally.narrated,
    offstage: false,
  };
}

/** The latest mentioned, named and nameless apart, and whoever is wanted. */
function mostSalient(ground: CandidateGround, ranked: readonly Tally[], must: ReadonlySet<number>): Ranked[] {
  let named = 0;
  let nameless = 0;
  return ranked
    .map((tally, rank) => ({ tally, rank }))
    .filter(({ tally }) => {
      const fits = isNamed(ground.figures[tally.figure])
        ? ++named <= MOST_NAMED
        : ++nameless <= MOST_NAMELESS;
      return fits || must.has(tally.figure);
    });
}

/** The last break at or before a place. */
const lastBreak = (breaks: readonly number[], at: number): number =>
  breaks.findLast((place) => place <= at) ?? 0;

/** What those who go away do: 出去了, went out. */
const LEAVES =
  /^[^。！？“”]{0,8}(?:出去了|走了出去|走开了|回去了|离开了|离去了|走远了)[。！，]|^[^.!?"“”]{0,30}\b(?:went out|went away|walked away|walked out|left the (?:room|house|shop|hall)|was gone|had gone (?:out|away))\b/;

/** Whether the last that was told of somebody, up to a place, is that he went away. */
const hasLeft = (text: string, at: number): boolean => at >= 0 && LEAVES.test(text.slice(at, at + 60));

/** Whether a tag says that nobody who is known speaks: whispered a voice. */
const isUnnamed = ({ cues }: Turn): boolean =>
  cues.some(({ unnamed }) => unnamed === true) && !cues.some(({ verb, phrase }) => verb && phrase !== null);

/** Whether a figure tells the story and the tag says he: that is never the teller, even when nobody else is known. */
function isTeller({ turn, phrases, narrator }: Scope, figure: number): boolean {
  if (figure !== narrator) return false;
  const tag = turn.cues.find(({ kind, verb, phrase }) => kind === 'tag' && verb !== null && phrase !== null);
  const subject = phrases[tag?.phrase ?? -1];
  return subject?.form === 'pronoun' && THIRD.test(subject.head);
}

/** Lists the candidates of every turn. */
export function openTurns(ground: CandidateGround): OpenTurn[] {
  const mentions = mentionsOf(ground.figures);
  const total = Math.max(1, ...ground.figures.map((figure) => figure.mentions.length));
  return ground.turns.map((turn, index) => {
    const scope: Scope = {
      turn,
      last: ground.turns[index - 1] ?? null,
      next: ground.turns[index + 1] ?? null,
      phrases: ground.phrases,
      meaning: ground.meaning,
      figures: ground.figures,
      narrator: ground.narrator,
      reach: ground.reach,
    };
    const must = wanted(scope);
    const ranked = tallies(ground, mentions, turn);
    for (const figure of must)
      if (!ranked.some((tally) => tally.figure === figure))
        ranked.push({ figure, last: -1e9, count: 0, next: false, narrated: true, told: -1e9, toldTo: -1e9 });
    const kept = mostSalient(ground, ranked, must);
    const candidates = kept.map((ranking) => {
      const { tally } = ranking;
      const offstage =
        tally.figure !== ground.narrator &&
        (tally.told < lastBreak(ground.breaks, turn.range.start) || hasLeft(ground.text, tally.toldTo));
      const salience = {
        ...salienceOf(ground, ranking, total),
        distance: turn.range.start - tally.last,
        offstage,
      };
      return candidateOf(scope, tally.figure, salience);
    });
    const able = candidates.filter(({ figure }) => !isTeller(scope, figure));
    return { turn, candidates: isUnnamed(turn) ? [] : able };
  });
}
