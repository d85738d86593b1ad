/** English. */
import type { Page } from '../page/page.ts';
import { quotedTest } from '../page/quoted.ts';
import { toldPart } from '../page/blocks.ts';
import { weightsFrom } from '../said/attribute.ts';
import { PLAIN, type Delivery } from '../said/delivery.ts';
import { apart, inOrder } from '../shown/finding.ts';
import { headingPlaces } from '../shown/heading-places.ts';
import type { Told, Tongue } from '../tongue.ts';
import type { CastHint } from '../../../../contracts/story.ts';
import { findActions } from './actions.ts';
import { englishCutter } from './cutter.ts';
import { findLooks } from './looks.ts';
import { findEnglishPeople, groundOf } from './people.ts';
import { findPlaces, kindOfPlace } from './places.ts';
import { findProps } from './props.ts';
import { ENGLISH_SETTING } from './setting-words.ts';
import { SPEAKER_WEIGHTS } from './speaker-weights.ts';
import { speechVerb } from './speech-verbs.ts';
import { wordsOf } from './words.ts';

function delivery(tag: string): Delivery {
  for (const word of wordsOf(tag)) {
    const found = speechVerb(word.lower);
    if (found) return found;
  }
  return PLAIN;
}

const TITLED = /^(?:Mr|Mrs|Master|Captain|Dr|Lord|Lady|Sir|Squire|Farmer)\.? (?:.* )?(\p{Lu}[\p{L}'’-]+)$/u;

/** Mr. Reed and Mrs. Reed: titles, and the same last word. */
function sharesName(a: readonly string[], b: readonly string[]): boolean {
  const last = (names: readonly string[]): Set<string> =>
    new Set(names.flatMap((name) => TITLED.exec(name)?.[1] ?? []));
  const other = last(b);
  return [...last(a)].some((name) => other.has(name));
}

/** Whether the telling says is and goes rather than was and went. */
function isPresentTense(text: string, quoted: (at: number) => boolean): boolean {
  const count = (pattern: RegExp): number =>
    [...text.matchAll(pattern)].filter((match) => !quoted(match.index)).length;
  return (
    count(/\b(?:is|are|has|does|comes|goes|looks|says|sits|stands|takes|walks|runs)\b/g) >
    count(/\b(?:was|were|had|did|came|went|looked|said|sat|stood|took|walked|ran)\b/g)
  );
}

function open(page: Page, hints: readonly CastHint[]): Told {
  const text = toldPart(page.source.text, page.blocks);
  const quoted = quotedTest(text.length, page.speeches);
  const ground = groundOf(text, quoted);
  const people = findEnglishPeople(ground, hints);
  const { words } = ground;
  const { phrases, cues } = people;
  const places = inOrder([
    ...findPlaces({ text, words, phrases, meaning: people.meaning, quoted }),
    ...headingPlaces(page.source.text, page.blocks, kindOfPlace),
  ]);
  const props = apart(findProps(words), [
    ...phrases.filter((phrase) => phrase.facts !== null || phrase.form === 'name'),
    ...places,
  ]);
  const present = isPresentTense(text, quoted);
  return {
    people,
    cutter: englishCutter({ text: page.source.text, phrases, after: cues.after, before: cues.before }),
    places,
    props,
    actions: (range) => findActions({ text, words, phrases, places, props, present }, range),
    looks: (range) => findLooks(text, phrases, range),
  };
}

export const english: Tongue = {
  language: 'en',
  voices: { weights: weightsFrom(SPEAKER_WEIGHTS), reach: 300, oneVoiceParagraphs: true, temperature: 1.8 },
  setting: ENGLISH_SETTING,
  unveilReach: 1500,
  sharesName,
  delivery,
  open,
};
