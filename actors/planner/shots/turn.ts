/** The turn: the point from which the story runs to its end. Music is silent before it. */
import type { Script, ScriptElement } from '../../../contracts/script.ts';

const sudden =
  /忽然|突然|猛地|猛然|就在这时|这时候|终于|原来|suddenly|all at once|just then|at last|at that moment|without warning|finally/i;

/** The turn lies in this part of the story. */
const FROM = 0.4;
const TO = 0.92;

function weight(element: ScriptElement): number {
  const word = sudden.test(element.text) ? 1 : 0;
  const feeling = element.kind === 'dialogue' || element.kind === 'thought' ? element.intensity * 0.7 : 0;
  const coming = element.actions.some(
    ({ verb }) => verb === 'appear' || verb === 'arrive' || verb === 'break',
  )
    ? 0.5
    : 0;
  return word + feeling + coming;
}

/** Id of the element at which the story turns: the strongest, else where the last scene begins. */
export function turnOf(script: Script): string | null {
  const elements = script.scenes.flatMap((scene) => scene.elements);
  const middle = elements.slice(Math.floor(elements.length * FROM), Math.ceil(elements.length * TO));
  const [first, ...others] = middle;
  if (first === undefined || elements.length < 4) return null;
  const strongest = others.reduce((best, next) => (weight(next) > weight(best) ? next : best), first);
  return weight(strongest) >= 0.5 ? strongest.id : (script.scenes.at(-1)?.elements[0]?.id ?? null);
}
