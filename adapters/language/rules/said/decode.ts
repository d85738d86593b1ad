/** Chooses the speakers of a run of turns together: a beam over the last two speakers. */
import { featureIndex, isCued, type Candidate, type Step } from './features.ts';
import type { OpenTurn } from './candidates.ts';

/** Weight of each sign, by its index. */
export type Weights = Float64Array;

/** Who spoke before, as far as the next choice needs to know. */
interface Past {
  readonly figure: number;
  readonly paragraph: number;
  readonly open: boolean;
  readonly before: Past | null;
}

const BEAM = 10;
const LOOK_BACK = 6;

function spokeWithin(past: Past | null, figure: number): boolean {
  for (let at = past, left = LOOK_BACK; at && left > 0; at = at.before, left--)
    if (at.figure === figure) return true;
  return false;
}

/** Signs of one more step: the same voice again, two voices taking turns, a voice heard before. */
function stepsTo(past: Past | null, open: OpenTurn, figure: number): Step[] {
  if (!past) return [];
  const { turn } = open;
  const steps: Step[] = [];
  const cued = isCued(turn);
  const gap = turn.paragraph - past.paragraph;
  const second = past.before;
  if (past.figure === figure) {
    if (turn.adjacent) steps.push('sameAdjacent');
    else if (gap <= 1) steps.push(cued ? 'sameNextCued' : 'sameNext');
    else if (gap <= 4) steps.push(cued ? 'sameLaterCued' : 'sameLater');
    if (past.open && gap <= 1) steps.push('goesOn');
    return steps;
  }
  const farther = second ? turn.paragraph - second.paragraph : 99;
  if (second?.figure === figure) {
    if (farther <= 2) steps.push(cued ? 'alternatesCued' : 'alternates');
    else if (farther <= 5) steps.push('alternatesFar');
  } else if (gap <= 4) steps.push(spokeWithin(past, figure) ? 'spokeLately' : 'newVoice');
  return steps;
}

const dot = (weights: Weights, candidate: Candidate): number => {
  let sum = 0;
  for (const [index, value] of candidate.signs) sum += (weights[index] ?? 0) * value;
  return sum;
};

const stepScore = (weights: Weights, steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + (weights[featureIndex(step)] ?? 0), 0);

interface Path {
  readonly score: number;
  readonly past: Past | null;
  readonly choice: number;
  readonly from: Path | null;
}

const pastAfter = (path: Path, open: OpenTurn, figure: number): Past => ({
  figure,
  paragraph: open.turn.speeches.at(-1)?.paragraph ?? open.turn.paragraph,
  open: open.turn.open,
  before: path.past,
});

/** Extends every path by every candidate; of paths that end in the same two speakers the best stays. */
function extend(paths: readonly Path[], open: OpenTurn, weights: Weights): Path[] {
  const own = open.candidates.map((candidate) => dot(weights, candidate));
  const best = new Map<number, { score: number; choice: number; from: Path }>();
  for (const path of paths) {
    open.candidates.forEach((candidate, choice) => {
      const score =
        path.score + (own[choice] ?? 0) + stepScore(weights, stepsTo(path.past, open, candidate.figure));
      const key = candidate.figure * 1_000_003 + (path.past?.figure ?? -1);
      const rival = best.get(key);
      if (!rival || score > rival.score) best.set(key, { score, choice, from: path });
    });
  }
  const kept = [...best.values()].sort((a, b) => b.score - a.score).slice(0, BEAM);
  return kept.map(({ score, choice, from }) => ({
    score,
    choice,
    from,
    past: pastAfter(from, open, open.candidates[choice]?.figure ?? -1),
  }));
}

/** Index of the chosen candidate of each turn, -1 where a turn has none. */
export function decode(turns: readonly OpenTurn[], weights: Weights): number[] {
  let paths: Path[] = [{ score: 0, past: null, choice: -1, from: null }];
  for (const open of turns) if (open.candidates.length > 0) paths = extend(paths, open, weights);
  const choices = new Array<number>(turns.length).fill(-1);
  let path: Path | null = paths[0] ?? null;
  for (let index = turns.length - 1; index >= 0; index--) {
    if (turns[index]?.candidates.length === 0 || !path) continue;
    choices[index] = path.choice;
    path = path.from;
  }
  return choices;
}

/** Turns with the index of the candidate that is chosen for each, -1 where there is none. */
export interface Decoded {
  readonly turns: readonly OpenTurn[];
  readonly choices: readonly number[];
}

/** Score of every candidate of a turn, given who spoke the turns around it. */
export function scoresAt({ turns, choices }: Decoded, at: number, weights: Weights): number[] {
  const open = turns[at];
  if (!open) return [];
  const next = turns[at + 1];
  const past = pastOf(turns, choices, at);
  const nextFigure = next?.candidates[choices[at + 1] ?? -1]?.figure;
  return open.candidates.map((candidate) => {
    const own = dot(weights, candidate) + stepScore(weights, stepsTo(past, open, candidate.figure));
    if (!next || nextFigure === undefined) return own;
    const then: Past = {
      figure: candidate.figure,
      paragraph: open.turn.paragraph,
      open: open.turn.open,
      before: past,
    };
    return own + stepScore(weights, stepsTo(then, next, nextFigure));
  });
}

/** The speakers before a turn, as chosen. */
function pastOf(turns: readonly OpenTurn[], choices: readonly number[], at: number): Past | null {
  let past: Past | null = null;
  for (let index = Math.max(0, at - LOOK_BACK - 1); index < at; index++) {
    const open = turns[index];
    const figure = open?.candidates[choices[index] ?? -1]?.figure;
    if (!open || figure === undefined) continue;
    past = {
      figure,
      paragraph: open.turn.speeches.at(-1)?.paragraph ?? open.turn.paragraph,
      open: open.turn.open,
      before: past,
    };
  }
  return past;
}
