/** Lines with which somebody offers what they hold: “take it”, 拿去吧. The thing changes hands while they are said. */
import type { ScriptElement } from '../../../contracts/script.ts';
import type { Stage } from '../stage/stage.ts';
import { spokenElement } from './gather-lines.ts';
import { listenerOf } from './speech-framing.ts';

const offers =
  /拿去|拿着吧|给你|送你|送给你|收下|\b(?:take (?:it|this|them)\b(?! (?:off|out|down|away))|here you (?:are|go)|have this|keep it|it is yours|it[’']s yours)/i;

/** Whether a line offers something. */
export const isOffer = (text: string): boolean => offers.test(text);

/** A line that is said to nobody by name is said to whoever spoke last, or stands nearest. */
export function addressed(element: ScriptElement, stage: Stage, lastSpeaker: string | null): ScriptElement {
  if (!spokenElement(element) || element.kind !== 'dialogue' || element.addressees.length > 0) return element;
  const listener = listenerOf(element, stage, lastSpeaker);
  return listener === null ? element : { ...element, addressees: [listener] };
}

/** An element as it is played from this stage: who offers what they hold gives it. */
export function offered(element: ScriptElement, stage: Stage): ScriptElement {
  if (!spokenElement(element) || element.kind !== 'dialogue' || !isOffer(element.text)) return element;
  const held = stage.people.get(element.speaker)?.holding;
  const listener = listenerOf(element, stage, null);
  if (!held || listener === null || element.actions.some(({ verb }) => verb === 'give')) return element;
  const give = { verb: 'give', actor: element.speaker, target: listener, prop: held.id } as const;
  const action = { ...give, place: null, manner: 'plain' as const, span: element.source };
  return { ...element, actions: [...element.actions, action] };
}
