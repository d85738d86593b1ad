/** Says who speaks each speech, how sure that is, who else it may be, what decided, and to whom it is said. */
import type { People } from '../who/people.ts';
import type { Page } from '../page/page.ts';
import { openTurns, type OpenTurn } from './candidates.ts';
import { decode, scoresAt, type Decoded, type Weights } from './decode.ts';
import { FEATURES } from './features.ts';
import { nameNarrator } from './narrator.ts';
import type { Turn } from './turn.ts';
import { turnsOf } from './turns.ts';

/** What is known of one speech. */
export interface Attribution {
  readonly speaker: number | null;
  readonly confidence: number;
  readonly alternatives: readonly { readonly speaker: number; readonly confidence: number }[];
  readonly cue: string;
  readonly addressees: readonly number[];
  readonly thought: boolean;
  readonly turn: Turn;
}

/** What a language lends to attribution. */
export interface Voices {
  readonly weights: Weights;
  /** Characters that count as near. */
  readonly reach: number;
  readonly oneVoiceParagraphs: boolean;
  /** Scale of scores that makes probabilities come true; measured on labelled stories. */
  readonly temperature: number;
}

export const weightsFrom = (table: Readonly<Record<string, number>>): Weights =>
  Float64Array.from(FEATURES, (name) => table[name] ?? 0);

function probabilities(scores: readonly number[], temperature: number): number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp((score - most) / temperature));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

const round = (share: number): number => Math.round(share * 1000) / 1000;

/** The sign that weighs most for the chosen speaker, in one word. */
function cueOf(open: OpenTurn, choice: number, weights: Weights): string {
  const candidate = open.candidates[choice];
  if (!candidate) return 'nobody';
  let best = 'salience';
  let bestWeight = 0.3;
  for (const [index, value] of candidate.signs) {
    const weight = (weights[index] ?? 0) * value;
    if (weight > bestWeight) [best, bestWeight] = [FEATURES[index] ?? best, weight];
  }
  return plainCue(best, open.turn);
}

function plainCue(feature: string, turn: Turn): string {
  if (/^(?:weak\.)?(?:tag|lead|intro|beat|after)\./.test(feature)) return feature.replace(/^weak\./, '');
  if (/^called(?:Before|After)$/.test(feature)) return 'vocative';
  return turn.cues.length === 0 ? 'alternation' : 'salience';
}

/** Turns with their speakers, what the phrases in them mean, and where the scene may change. */
interface Exchange {
  readonly turns: readonly OpenTurn[];
  readonly speakers: readonly (number | null)[];
  readonly meaning: readonly (number | null)[];
  readonly breaks: readonly number[];
}

/** Whom a turn is said to: whom it calls or its tag names, else the other voice beside it. */
function addresseesOf({ turns, speakers, meaning, breaks }: Exchange, at: number): number[] {
  const turn = turns[at]?.turn;
  const own = speakers[at] ?? null;
  const called = [...(turn?.calls ?? []), ...(turn?.addressed ?? [])]
    .map((phrase) => meaning[phrase] ?? null)
    .filter((figure) => figure !== null && figure !== own);
  if (called.length > 0) return [...new Set(called)].filter((figure) => figure !== null);
  for (const offset of [-1, 1, -2, 2]) {
    const other = turns[at + offset]?.turn;
    const speaker = speakers[at + offset] ?? null;
    const apart =
      turn && other
        ? breaks.some(
            (place) =>
              place > Math.min(turn.range.start, other.range.start) &&
              place <= Math.max(turn.range.start, other.range.start),
          )
        : true;
    if (
      turn &&
      other &&
      !apart &&
      speaker !== null &&
      speaker !== own &&
      Math.abs(other.paragraph - turn.paragraph) <= 3
    )
      return [speaker];
  }
  return [];
}

/** Figure that the page's own name for a speaker means. */
function givenSpeaker(people: People, name: string): number | null {
  const plain = name.toLowerCase();
  return (
    people.figures.find((figure) => [...figure.names.keys()].some((own) => own.toLowerCase() === plain))
      ?.key ?? null
  );
}

/** Whether words are only thought: the verb that leads to them says so, or without one the verb after them. */
function isThought(turn: Turn | undefined): boolean {
  const verbs = (turn?.cues ?? []).filter((cue) => cue.verb !== null);
  const lead = verbs.find((cue) => cue.kind === 'lead' || cue.kind === 'intro');
  return (lead ?? verbs.find((cue) => cue.kind === 'tag'))?.thought ?? false;
}

function attributionOf(
  { people, voices, ...decoded }: Decoded & { readonly people: People; readonly voices: Voices },
  at: number,
): Omit<Attribution, 'addressees' | 'turn'> {
  const open = decoded.turns[at];
  const thought = isThought(open?.turn);
  const given = open?.turn.given ?? null;
  if (given !== null)
    return { speaker: givenSpeaker(people, given), confidence: 1, alternatives: [], cue: 'given', thought };
  const choice = decoded.choices[at] ?? -1;
  const chosen = open?.candidates[choice];
  if (!open || !chosen) return { speaker: null, confidence: 0, alternatives: [], cue: 'nobody', thought };
  const shares = probabilities(scoresAt(decoded, at, voices.weights), voices.temperature);
  const others = open.candidates
    .map((candidate, index) => ({ speaker: candidate.figure, confidence: round(shares[index] ?? 0) }))
    .filter((other) => other.speaker !== chosen.figure && other.confidence >= 0.02)
    .sort((a, b) => b.confidence - a.confidence || a.speaker - b.speaker);
  return {
    speaker: chosen.figure,
    confidence: round(shares[choice] ?? 0),
    alternatives: others.slice(0, 4),
    cue: cueOf(open, choice, voices.weights),
    thought,
  };
}

/** Where the scene may change: marks of the page, and paragraphs that begin at another time. */
const breaksOf = (page: Page, jump: RegExp): number[] =>
  page.blocks
    .filter(
      (block) =>
        /^(?:chapter|ornament|scene)$/.test(block.kind) ||
        (block.kind === 'prose' && jump.test(page.source.text.slice(block.start, block.start + 80))),
    )
    .map((block) => block.start);

/** Attributes all speech of a page, in the order of its speeches. `jump` opens another time. May name the narrator of `people`. */
export function attribute(
  page: Page,
  people: People,
  voices: Voices & { readonly jump: RegExp },
): { attributions: Attribution[]; narrator: number | null } {
  const { text } = page.source;
  const ground = {
    text,
    blocks: page.blocks,
    speeches: page.speeches,
    phrases: people.phrases,
    figures: people.figures,
    cues: people.cues,
    meaning: people.meaning,
    isCall: people.isCall,
    oneVoiceParagraphs: voices.oneVoiceParagraphs,
  };
  const turns = turnsOf(ground);
  const narrator = nameNarrator(people, turns);
  const breaks = breaksOf(page, voices.jump);
  const open = openTurns({
    text,
    turns,
    phrases: people.phrases,
    meaning: people.meaning,
    figures: people.figures,
    narrator,
    reach: voices.reach,
    breaks,
  });
  const choices = decode(open, voices.weights);
  const parts = open.map((_, at) => attributionOf({ people, voices, turns: open, choices }, at));
  const exchange = {
    turns: open,
    speakers: parts.map((part) => part.speaker),
    meaning: people.meaning,
    breaks,
  };
  const byTurn = parts.map((part, at) => ({
    ...part,
    addressees: addresseesOf(exchange, at),
    turn: turns[at],
  }));
  const attributions = byTurn.flatMap(({ turn, ...part }) =>
    turn ? turn.speeches.map(() => ({ ...part, turn })) : [],
  );
  return { attributions, narrator };
}
