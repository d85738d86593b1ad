/** What of a narration unit a picture can carry, and whether that is all of it. */
import type { Action, NarrationUnit } from '../../../contracts/reading.ts';
import { bodyDeeds, skyVerbs, thingDeeds } from '../stage/deeds.ts';

/** Who and what can be drawn. */
export interface Drawable {
  readonly cast: ReadonlySet<string>;
  readonly props: ReadonlySet<string>;
  /** Those of the props that are carriages, boats and the like. */
  readonly vehicles: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** `setting`: a place, an hour, a weather; `portrait`: how somebody looks; `still`: how a thing looks; `deeds`: what somebody or something does. */
export type Picture =
  | { readonly kind: 'setting'; readonly whole: boolean }
  | { readonly kind: 'portrait'; readonly who: string; readonly whole: boolean }
  | { readonly kind: 'still'; readonly what: string; readonly whole: boolean }
  | { readonly kind: 'deeds'; readonly actions: readonly Action[]; readonly whole: boolean }
  | { readonly kind: 'none' };

/** Whether an action has a body, a thing or the sky to be seen in. */
export function isDrawn({ verb, actor }: Action, { cast, props, places }: Drawable): boolean {
  if (actor === null || places.has(actor)) return skyVerbs.includes(verb);
  if (cast.has(actor)) return bodyDeeds[verb] !== undefined;
  return props.has(actor) && thingDeeds[verb] !== undefined;
}

/**
 * Words of what no picture says: the past, knowledge, wishes, habits, likeness, absence. Silence ("没有说话",
 * "said nothing") is the absence that can be seen.
 */
const beyondZh =
  /曾经|从前|以前|当年|多年|年前|一直|总是|每天|每次|从来|知道|觉得|记得|相信|希望|以为|明白|想起|因为|所以|如果|虽然|但是|原来|听说|告诉|据说|仿佛|好像|似乎|如同|像.{1,8}一样|不(?!动|说话|作声|语)|没有?(?!有?(?:说话|作声|动|出声|吭声))|无法|不能/;
const beyondEn =
  /\b(?:had been|used to|once|years?|always|never|every (?:day|night|time)|knew|know|thought|believed|remember(?:ed)?|hoped|wished|wanted|because|therefore|if|although|though|however|told|heard that|as if|as though|like a|seemed|nobody|nothing|not|no|none|could not|couldn’t|couldn't|didn’t|didn't|did not|was not|wasn't|no longer)\b/i;
const silenceEn = /\b(?:said|spoke|answered|replied) nothing\b|\bnothing was said\b/i;

const saysMore = (text: string): boolean => beyondZh.test(text) || beyondEn.test(text.replace(silenceEn, ''));

/** How much text one drawn deed can stand for: characters for Chinese, words for English. */
const ROOM = { han: 16, words: 10 } as const;

function isCovered(text: string, deeds: number): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}’']+/gu)?.length ?? 0;
  return han > 0 ? han <= ROOM.han * deeds + 6 : words <= ROOM.words * deeds + 4;
}

/** Everybody and everything the text names is in the picture that its deeds make. */
function isPeopled(unit: NarrationUnit, { cast, props, places }: Drawable): boolean {
  return unit.subjects.every((id) => cast.has(id) || props.has(id) || places.has(id));
}

/** Finds the picture of a unit. */
export function pictureOf(unit: NarrationUnit, drawable: Drawable): Picture {
  const actions = unit.actions.filter((action) => isDrawn(action, drawable));
  const acted = actions.filter(({ actor }) => actor !== null && !drawable.places.has(actor));
  const more = saysMore(unit.text) || !isPeopled(unit, drawable);
  if (acted.length > 0) {
    const whole = !more && actions.length === unit.actions.length && isCovered(unit.text, actions.length);
    return { kind: 'deeds', actions: acted, whole };
  }
  const who = unit.subjects.find((id) => drawable.cast.has(id));
  if (unit.descriptive && who !== undefined) {
    return { kind: 'portrait', who, whole: !more && unit.actions.length === 0 && isCovered(unit.text, 2) };
  }
  const what = unit.subjects.find((id) => drawable.props.has(id));
  if (unit.descriptive && what !== undefined && actions.length === 0) {
    return { kind: 'still', what, whole: !more && isCovered(unit.text, 1) };
  }
  if (unit.descriptive || actions.length > 0) {
    const whole =
      !more && actions.length === unit.actions.length && isCovered(unit.text, Math.max(2, actions.length));
    return { kind: 'setting', whole };
  }
  return { kind: 'none' };
}
