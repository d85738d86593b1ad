/** Whether two neighbouring quotations are one person's turn. */
import type { Span } from '../../../../contracts/shared.ts';
import type { Block } from '../page/blocks.ts';
import type { Speech } from '../page/speech.ts';
import { firstFrom } from '../who/span-range.ts';
import type { Cue } from './cue.ts';
import { isOtherVoice } from './other-voice.ts';
import { breaksOff, hasWords, sameVerb, tagsBoth, type TurnGround } from './turn-ground.ts';

const gapBetween = (a: Speech, b: Speech): Span => ({ start: a.close, end: b.open });

/** First block of a paragraph; blocks are in the order of their paragraphs. */
function blockOf(ground: TurnGround, paragraph: number): Block | undefined {
  let low = 0;
  let high = ground.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ground.blocks[middle]?.paragraph ?? 0) < paragraph) low = middle + 1;
    else high = middle;
  }
  return ground.blocks[low];
}

/** Whoever acts in a last sentence that breaks off for the next quotation, after the one that tags: “A！”妈妈喊道。小丽跑进厨房，“B！” */
function actsAfter(ground: TurnGround, gap: Span, tag: Span): number | null {
  const words = ground.text.slice(tag.end, gap.end).trimEnd();
  return /[。！？.!?]/.test(words) && /[，,：:]$/.test(words) ? ground.cues.subject(gap, 'last') : null;
}

/** Whether the lead before a speech names somebody other than the tag after the one before it. */
function leadsToAnother(ground: TurnGround, gap: Span): boolean {
  const tag = ground.cues.after(gap);
  const lead = ground.cues.before(gap);
  if (!tag?.verb || tag.phrase === null || sameVerb(tag, lead)) return false;
  const actor = lead?.verb ? lead.phrase : actsAfter(ground, gap, tag.verb);
  if (actor === null || tag.phrase === actor) return false;
  const [a, b] = [ground.meaning[tag.phrase] ?? null, ground.meaning[actor] ?? null];
  return lead?.verb ? a === null || b === null || a !== b : a !== null && b !== null && a !== b;
}

/** Whether the words before a speech gave it to somebody else than the tag after it: A asked, “…” B said, “…” */
function hadAnotherLead(ground: TurnGround, speech: Speech, gap: Span): boolean {
  const tag = ground.cues.after(gap);
  const lead = ground.cues.before(spaceBefore(ground, speech));
  if (!tag?.verb || !lead || tag.phrase === null || lead.phrase === null) return false;
  return ground.meaning[tag.phrase] !== ground.meaning[lead.phrase];
}

/** Whether the words before a speech give it to somebody else than whoever acts after it: 妈妈问：“去哪？”小明站起来，“回家。” */
function isLedToByAnother(ground: TurnGround, speech: Speech, gap: Span): boolean {
  const lead = ground.cues.before(spaceBefore(ground, speech));
  const actor = ground.cues.subject(gap, 'first');
  if (lead?.phrase === null || lead?.phrase === undefined || actor === null) return false;
  const [a, b] = [ground.meaning[lead.phrase] ?? null, ground.meaning[actor] ?? null];
  return a !== null && b !== null && a !== b;
}

/** The words before a speech in its paragraph, from the speech before. */
function spaceBefore(ground: TurnGround, speech: Speech): Span {
  const last = ground.speeches[firstFrom(ground.speeches, speech.start) - 1];
  const start = blockOf(ground, speech.paragraph)?.start ?? speech.open;
  return {
    start: last?.paragraph === speech.paragraph ? Math.max(last.close, start) : start,
    end: speech.open,
  };
}

/** The words after a speech in its paragraph, up to the next speech. */
function spaceAfter(ground: TurnGround, speech: Speech): Span {
  const next = ground.speeches[firstFrom(ground.speeches, speech.start + 1)];
  const end = blockOf(ground, speech.paragraph)?.end ?? speech.close;
  return { start: speech.close, end: next?.paragraph === speech.paragraph ? next.open : end };
}

/** Whether words after a speech are a sentence of their own: “…?” He laughed. A bare “…” Tom said. is a tag all the same. */
function isSentence(ground: TurnGround, { start, end }: Span, tag: Cue): boolean {
  const words = ground.text.slice(start, end);
  if (!/^[\s—–-]*\p{Lu}/u.test(words)) return false;
  const subject = ground.phrases[tag.phrase ?? -1];
  if (subject?.form === 'pronoun') return subject.start < (tag.verb?.start ?? 0);
  const isEnded = ground.text.charAt(start - 2) === '.';
  return isEnded && !/^[^.!?]{0,12}[.!?]/.test(ground.text.slice(tag.verb?.end ?? start, end));
}

/** The tag after a speech that is its own; what ends with a colon only leads to the next one. */
function ownTag(ground: TurnGround, speech: Speech): Cue | null {
  const space = spaceAfter(ground, speech);
  const tag = ground.cues.after(space);
  if (!tag?.verb || isSentence(ground, space, tag)) return null;
  const isLead = /[:：]\s*$/.test(ground.text.slice(space.start, space.end));
  return isLead && sameVerb(tag, ground.cues.before(space)) ? null : tag;
}

/** Whoever acts after a speech that breaks off there: “因为……”小明咬着嘴唇，“…” */
function actorAfter(ground: TurnGround, speech: Speech): Cue | null {
  const space = spaceAfter(ground, speech);
  const phrase = breaksOff(ground, space) ? ground.cues.subject(space, 'first') : null;
  return phrase === null ? null : { kind: 'tag', phrase, verb: null, thought: false };
}

/** How many quotations without a tag may stand between one that has a tag and one that has another. */
const UNTAGGED = 2;

/** Whether a quotation has a tag of its own with another speaker than the last before it: “A,” said Tom. “B,” said Ann. */
function ownTagFollows(ground: TurnGround, turn: readonly Speech[], next: Speech): boolean {
  const second = ownTag(ground, next) ?? actorAfter(ground, next);
  if (second === null) return false;
  const tags = turn.slice(-1 - UNTAGGED).map((speech) => ownTag(ground, speech));
  const first = tags.findLast((tag) => tag !== null);
  return first !== undefined && isOtherVoice(ground, first, second);
}

/** Whether what stands between is a sentence that only leads to the next quotation, of somebody else: And Ember replied: “…” */
function anotherIsLedTo(ground: TurnGround, turn: readonly Speech[], gap: Span): boolean {
  const words = ground.text.slice(gap.start, gap.end);
  const lead = ground.cues.before(gap);
  if (!lead?.verb || !/[:：]\s*$/.test(words) || !/^[\s—–-]*\p{Lu}/u.test(words)) return false;
  const tags = turn.slice(-1 - UNTAGGED).map((speech) => ownTag(ground, speech));
  const first = tags.findLast((tag) => tag !== null && !sameVerb(tag, lead));
  return first !== undefined && first !== null && isOtherVoice(ground, first, lead);
}

/** Whether a turn shares its paragraph with another before it, so that not all in it has one speaker. */
function sharesParagraph(ground: TurnGround, turn: readonly Speech[]): boolean {
  const first = turn[0];
  if (first === undefined) return false;
  const before = ground.speeches[firstFrom(ground.speeches, first.start) - 1];
  return before?.paragraph === first.paragraph;
}

/** Whether the quotation after a turn is part of it. */
export function goesOnWith(ground: TurnGround, turn: readonly Speech[], b: Speech): boolean {
  const a = turn.at(-1);
  if (a === undefined) return false;
  if (b.continues) return true;
  if (a.paragraph !== b.paragraph || a.given !== b.given) return false;
  const gap = gapBetween(a, b);
  if (!hasWords(ground.text.slice(gap.start, gap.end))) return a.given !== null;
  if (leadsToAnother(ground, gap) || anotherIsLedTo(ground, turn, gap) || ownTagFollows(ground, turn, b))
    return false;
  if (!ground.oneVoiceParagraphs && hadAnotherLead(ground, a, gap)) return false;
  if (breaksOff(ground, gap) && !isLedToByAnother(ground, a, gap)) return true;
  return (ground.oneVoiceParagraphs && !sharesParagraph(ground, turn)) || tagsBoth(ground, gap);
}
