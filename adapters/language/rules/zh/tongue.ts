/** Chinese. */
import type { CastHint } from '../../../../contracts/story.ts';
import { toldPart } from '../page/blocks.ts';
import type { Page } from '../page/page.ts';
import { quotedTest } from '../page/quoted.ts';
import { weightsFrom } from '../said/attribute.ts';
import { PLAIN, type Delivery } from '../said/delivery.ts';
import { apart, inOrder } from '../shown/finding.ts';
import { headingPlaces } from '../shown/heading-places.ts';
import type { Told, Tongue } from '../tongue.ts';
import { findActions } from './actions.ts';
import { chineseCutter } from './cutter.ts';
import { findLooks } from './looks.ts';
import { findChinesePeople } from './people.ts';
import { findPlaces, kindOf } from './places.ts';
import { findProps } from './props.ts';
import { CHINESE_SETTING } from './setting-words.ts';
import { SPEAKER_WEIGHTS } from './speaker-weights.ts';
import { SPEECH_PATTERN, speechVerb } from './speech-verbs.ts';
import { surnameLength } from './surnames.ts';
import { tokensOf } from './tokens.ts';

const delivery = (tag: string): Delivery =>
  speechVerb([...tag.matchAll(SPEECH_PATTERN)].at(-1)?.[0] ?? '') ?? PLAIN;

/** 华老栓 and 华大妈: one family name, told by a whole name or a title. */
function sharesName(a: readonly string[], b: readonly string[]): boolean {
  const surnames = (names: readonly string[]): Set<string> =>
    new Set(
      names
        .filter((name) => name.length > 1 && surnameLength(name) > 0 && !/^[阿小老]/.test(name))
        .map((name) => name.slice(0, surnameLength(name))),
    );
  const other = surnames(b);
  return [...surnames(a)].some((name) => other.has(name));
}

function open(page: Page, hints: readonly CastHint[]): Told {
  const text = toldPart(page.source.text, page.blocks);
  const quoted = quotedTest(text.length, page.speeches);
  const people = findChinesePeople({ text, tokens: tokensOf(text), quoted }, hints);
  const { phrases, cues, tokens } = people;
  const somebody = phrases.filter((phrase) => phrase.facts !== null || phrase.form === 'name');
  const told = apart(findPlaces({ text, tokens, phrases, quoted }), somebody);
  const places = inOrder([...told, ...headingPlaces(page.source.text, page.blocks, kindOf)]);
  const props = apart(findProps(text, tokens), [...somebody, ...places]);
  return {
    people,
    cutter: chineseCutter({ text: page.source.text, after: cues.after, before: cues.before }),
    places,
    props,
    actions: (range) => findActions({ text, tokens, phrases, places, props }, range),
    looks: (range) => findLooks(text, phrases, range),
  };
}

export const chinese: Tongue = {
  language: 'zh',
  voices: { weights: weightsFrom(SPEAKER_WEIGHTS), reach: 100, oneVoiceParagraphs: false, temperature: 1.8 },
  setting: CHINESE_SETTING,
  unveilReach: 500,
  sharesName,
  delivery,
  open,
};
