/** Gathers speech into turns and looks for cues around each. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Block } from '../page/blocks.ts';
import type { Speech } from '../page/speech.ts';
import { indicesWithin } from '../who/span-range.ts';
import { addressedIn } from './addressed.ts';
import type { Cue } from './cue.ts';
import { goesOnWith } from './one-turn.ts';
import { breaksOff, hasWords, sameVerb, tagsBoth, type TurnGround } from './turn-ground.ts';
import type { Turn } from './turn.ts';

function groupSpeeches(ground: TurnGround): Speech[][] {
  const groups: Speech[][] = [];
  for (const speech of ground.speeches) {
    const last = groups.at(-1);
    if (last && goesOnWith(ground, last, speech)) last.push(speech);
    else groups.push([speech]);
  }
  return groups;
}

/** Range of a turn: from the end of the turn before to the beginning of the next, within its paragraphs. */
function rangeOf(
  groups: readonly (readonly Speech[])[],
  index: number,
  blocks: ReadonlyMap<number, Block>,
): Span {
  const [first, last] = [groups[index]?.[0], groups[index]?.at(-1)];
  const before = groups[index - 1]?.at(-1);
  const after = groups[index + 1]?.[0];
  const start = blocks.get(first?.paragraph ?? -1)?.start ?? 0;
  const end = blocks.get(last?.paragraph ?? -1)?.end ?? 0;
  return {
    start: before && before.paragraph === first?.paragraph ? Math.max(start, before.close) : start,
    end: after && after.paragraph === last?.paragraph ? Math.min(end, after.open) : end,
  };
}

const worded = (text: string, range: Span): boolean =>
  range.end - range.start > 1 && hasWords(text.slice(range.start, range.end));

/** A deed before the words is that of the last sentence there, one after them that of the first. */
const subjectCue = (ground: TurnGround, kind: 'beat' | 'after', range: Span): Cue | null => {
  const phrase = ground.cues.subject(range, kind === 'beat' ? 'last' : 'first');
  return phrase === null ? null : { kind, phrase, verb: null, thought: false };
};

/** Whoever acts where an utterance breaks off says it, as surely as a tag tells. */
function actorIn(ground: TurnGround, gap: Span): Cue | null {
  const cue = breaksOff(ground, gap) ? subjectCue(ground, 'after', gap) : null;
  return cue && { ...cue, kind: 'tag' };
}

/** The speeches of a turn and its range; `shared` when another turn stands before it in its paragraph. */
interface TurnSpace {
  readonly speeches: readonly Speech[];
  readonly range: Span;
  readonly shared: boolean;
}

/** Cues inside the turn's own range, the strongest first. A gap in front that tags the turn before is no lead. */
function cuesOf(ground: TurnGround, { speeches, range, shared }: TurnSpace): Cue[] {
  const found: (Cue | null)[] = [];
  const gaps = speeches.map((speech, index) => ({
    start: speech.close,
    end: speeches[index + 1]?.open ?? range.end,
  }));
  const front = { start: range.start, end: speeches[0]?.open ?? range.end };
  for (const [index, gap] of gaps.entries())
    if (worded(ground.text, gap) && !(gap.end === range.end && isLeadOnly(ground, gap)))
      found.push(ground.cues.after(gap) ?? (index < gaps.length - 1 ? actorIn(ground, gap) : null));
  const fronted = worded(ground.text, front);
  const tagged = shared && fronted ? ground.cues.after(front) : null;
  const lead = fronted ? ground.cues.before(front) : null;
  const taken = tagged !== null && sameVerb(tagged, lead) && tagsBoth(ground, front);
  if (lead && !taken) found.push(lead);
  for (const gap of gaps.slice(0, -1)) if (worded(ground.text, gap)) found.push(ground.cues.before(gap));
  if (fronted && (!tagged || (lead && !taken))) found.push(subjectCue(ground, 'beat', front));
  const last = gaps.at(-1);
  if (last && worded(ground.text, last)) found.push(subjectCue(ground, 'after', last));
  return distinct(withoutAfterthoughts(found.filter((cue) => cue !== null)));
}

/** What somebody thinks after words that were led to is a sentence of its own: He said, “…” I thought, what a fool. */
function withoutAfterthoughts(cues: readonly Cue[]): Cue[] {
  const isLed = cues.some((cue) => cue.kind === 'lead' && cue.verb !== null && !cue.thought);
  return cues.filter((cue) => !(isLed && cue.kind === 'tag' && cue.thought));
}

/** Cues without those whose verb another has. */
const distinct = (cues: readonly Cue[]): Cue[] =>
  cues.filter((cue, index) => !cues.slice(0, index).some((other) => sameVerb(other, cue)));

/** Whether a gap only leads into the next speech: its one verb stands right before that. */
function isLeadOnly(ground: TurnGround, gap: Span): boolean {
  const lead = ground.cues.before(gap);
  if (!lead?.verb) return false;
  return sameVerb(ground.cues.after(gap), lead) && /[：:，,]\s*$/.test(ground.text.slice(gap.start, gap.end));
}

/** The narration right before a paragraph: the whole one before it, or what follows the speech there. */
function narrationBefore(
  ground: TurnGround,
  last: Speech | undefined,
  block: Block | undefined,
): Span | null {
  if (block?.kind !== 'prose') return null;
  const start = last?.paragraph === block.paragraph ? Math.min(last.close, block.end) : block.start;
  return worded(ground.text, { start, end: block.end }) ? { start, end: block.end } : null;
}

/** An intro in the paragraph before: it ends with a colon, or a verb of speech closes it. */
function introOf(ground: TurnGround, range: Span | null, mixed: boolean): Cue | null {
  if (!range) return null;
  const lead = ground.cues.before(range);
  const closes = /[:：,，]\s*$/.test(ground.text.slice(range.start, range.end));
  return lead && (closes || (lead.verb && !mixed)) ? { ...lead, kind: 'intro' } : null;
}

/** Groups the speech of a story into turns. */
export function turnsOf(ground: TurnGround): Turn[] {
  const blocks = new Map(ground.blocks.map((block) => [block.paragraph, block]));
  const groups = groupSpeeches(ground);
  return groups.map((speeches, index) => {
    const first = speeches[0];
    const range = rangeOf(groups, index, blocks);
    const before = groups[index - 1]?.at(-1);
    const shared = before !== undefined && before.paragraph === first?.paragraph;
    const own = cuesOf(ground, { speeches, range, shared });
    const narration = shared
      ? null
      : narrationBefore(ground, before, blocks.get((first?.paragraph ?? 0) - 1));
    const mixed = narration !== null && before?.paragraph === (first?.paragraph ?? 0) - 1;
    const intro = own.some((cue) => (cue.kind === 'tag' || cue.kind === 'lead') && cue.phrase !== null)
      ? null
      : introOf(ground, narration, mixed);
    const inside = speeches.flatMap((speech) => indicesWithin(ground.phrases, speech));
    const isCall = (phrase: number): boolean =>
      ground.phrases[phrase] !== undefined && ground.isCall(ground.phrases[phrase]);
    return {
      speeches,
      paragraph: first?.paragraph ?? 0,
      range,
      cues: intro ? [...own, intro] : own,
      adjacent: shared && !hasWords(ground.text.slice(before.close, first.open)),
      open: (speeches.at(-1)?.close ?? 0) > range.end,
      calls: inside.filter(isCall),
      addressed: [range, ...(intro && narration ? [narration] : [])].flatMap((each) =>
        addressedIn(ground, each),
      ),
      mentions: inside.filter((phrase) => !isCall(phrase)),
      before: narration && !mixed ? ground.cues.subject(narration, 'last') : null,
      given: first?.given ?? null,
    };
  });
}
