/** What of a narration unit a picture can carry, and whether that is all of it. */
import type { Action, NarrationUnit } from '../../../contracts/reading.ts';
import { bodyDeeds, skyVerbs, thingDeeds } from '../stage/deeds.ts';
import { isHereAndNow } from './here-and-now.ts';
import { leavesUntold, tellsOfAnother } from './left-unseen.ts';
import { isLook, isOfThing } from './of-the-look.ts';
import { isSilence } from './of-the-place.ts';

/** Who and what can be drawn. */
export interface Drawable {
  readonly cast: ReadonlySet<string>;
  readonly props: ReadonlySet<string>;
  /** Those of the props that are carriages, boats and the like. */
  readonly vehicles: ReadonlySet<string>;
  /** Those that are doors, windows and curtains. */
  readonly doors: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/** How much of the words the picture says: all, most (every deed, in more words than a picture stands for), or some. */
type Carries = 'all' | 'most' | 'some';

/**
 * `setting`: a place, an hour, a weather; `portrait`: how somebody looks; `still`: how a thing looks; `deeds`: what
 * somebody or something does.
 */
export type Picture =
  | { readonly kind: 'setting'; readonly carries: Carries }
  | { readonly kind: 'portrait'; readonly who: string; readonly carries: Carries }
  | { readonly kind: 'still'; readonly what: string; readonly carries: Carries }
  | { readonly kind: 'deeds'; readonly actions: readonly Action[]; readonly carries: Carries }
  | { readonly kind: 'none' };

/** Whether an action has a body, a thing or the sky to be seen in. */
export function isDrawn({ verb, actor }: Action, { cast, props, places }: Drawable): boolean {
  if (actor === null || places.has(actor)) return skyVerbs.includes(verb);
  if (cast.has(actor)) return bodyDeeds[verb] !== undefined;
  return props.has(actor) && thingDeeds[verb] !== undefined;
}

/** Words of what no picture says, though the deeds beside them are done here and now: reasons, knowledge, likeness, time. */
const beyondZh =
  /一直|总是|从来|知道|觉得|相信|以为|明白|因为|所以|虽然|但是|原来|听说|告诉|据说|仿佛|好像|似乎|如同|像.{1,8}一样|不[料过觉]/;
const beyondEn =
  /\b(?:once|years?|always|knew|know|thought|believed|because|therefore|although|though|however|told|heard that|as if|like a|seemed)\b/i;

const saysMore = (text: string): boolean => beyondZh.test(text) || beyondEn.test(text) || !isHereAndNow(text);

/** Words of hours, weathers and grounds, which a set shows without anybody in it. */
const visible =
  /天|晨|早上|黄昏|傍晚|夜|晚|雨|雪|雾|风|云|霜|太阳|阳光|月|星|灯火|黑|暗|亮|春|夏|秋|冬|山|水面|海|河|路|街|院|屋|树|花|\b(?:dawn|morning|noon|afternoon|dusk|evening|night|rain|snow|fog|mist|wind|storm|cloud|sky|sun|moon|star|dark|bright|light|spring|summer|autumn|fall|winter|hill|mountain|sea|river|road|street|house|tree|garden|forest|field)/i;

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

/** A door or a curtain that moves because somebody passes it is part of their coming, not a picture of its own. */
function toBeSeen({ actions }: NarrationUnit, { cast, doors }: Drawable): readonly Action[] {
  const passes = actions.some(
    ({ actor, verb }) => actor !== null && cast.has(actor) && bodyDeeds[verb]?.travel !== 'none',
  );
  return passes ? actions.filter(({ actor }) => actor === null || !doors.has(actor)) : actions;
}

/** What a picture of so many deeds carries of a unit of which `drawn` of `all` actions are drawn. */
function carried(unit: NarrationUnit, drawable: Drawable, { drawn, all, room }: Count): Carries {
  if (saysMore(unit.text) || !isPeopled(unit, drawable)) return 'some';
  if (drawn < all) return 'some';
  return isCovered(unit.text, room) ? 'all' : isCovered(unit.text, 2 * room) ? 'most' : 'some';
}

/** Whether everybody and everything that words name can be drawn, doing here and now all that is told of them. */
export const isActedOut = (unit: NarrationUnit, drawable: Drawable): boolean =>
  isPeopled(unit, drawable) &&
  toBeSeen(unit, drawable).every((action) => isDrawn(action, drawable)) &&
  isHereAndNow(unit.text);

interface Count {
  readonly drawn: number;
  readonly all: number;
  /** Deeds' worth of text that the picture has room for. */
  readonly room: number;
}

/** Finds the picture of a unit. */
export function pictureOf(unit: NarrationUnit, drawable: Drawable): Picture {
  const seen = toBeSeen(unit, drawable);
  const actions = seen.filter((action) => isDrawn(action, drawable));
  const acted = actions.filter(({ actor }) => actor !== null && !drawable.places.has(actor));
  const count = (room: number): Count => ({ drawn: actions.length, all: seen.length, room });
  if (acted.length > 0) {
    const carries = leavesUntold(unit) ? 'some' : carried(unit, drawable, count(actions.length));
    return { kind: 'deeds', actions: acted, carries };
  }
  const who = unit.subjects.find((id) => drawable.cast.has(id));
  if (unit.descriptive && who !== undefined)
    return { kind: 'portrait', who, carries: isLook(unit.text) ? carried(unit, drawable, count(2)) : 'some' };
  if (tellsOfAnother(unit)) return { kind: 'setting', carries: 'some' };
  const what = unit.subjects.find((id) => drawable.props.has(id));
  if (unit.descriptive && what !== undefined && actions.length === 0) {
    return {
      kind: 'still',
      what,
      carries: isOfThing(unit.text) ? carried(unit, drawable, count(1)) : 'some',
    };
  }
  if (isSilence(unit.text)) return { kind: 'setting', carries: 'all' };
  if (!unit.descriptive && actions.length === 0) return { kind: 'none' };
  const isSeen = actions.length > 0 || unit.subjects.length > 0 || visible.test(unit.text);
  const carries = isSeen ? carried(unit, drawable, count(Math.max(2, actions.length))) : 'some';
  return { kind: 'setting', carries };
}
