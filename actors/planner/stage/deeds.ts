/** How each verb is played: the pose that shows it, how long it needs to be seen, and what is heard. */
import type { Pose } from '../../../contracts/drawing.ts';
import type { PropDrawing } from '../../../contracts/drawing.ts';
import type { ActionVerb, Emotion } from '../../../contracts/reading.ts';
import type { ShotSize } from '../../../contracts/shot.ts';
import type { EffectKind } from '../../../contracts/sound.ts';

/** Ways over the stage. `toward` ends beside whoever is the target. */
export type Travel = 'none' | 'in' | 'out' | 'across' | 'toward';

/** How a body does it. */
export interface BodyDeed {
  readonly pose: Pose;
  /** Seconds until an audience has read it. */
  readonly seconds: number;
  readonly size: ShotSize;
  readonly travel: Travel;
  readonly effect: EffectKind | null;
  readonly emotion: Emotion | null;
  /** Small deeds are acted in the shot of the line that follows or carries them. */
  readonly small: boolean;
  /** Whether two bodies touch: played close and cut away from. */
  readonly contact: boolean;
}

type Extra = Partial<Pick<BodyDeed, 'travel' | 'effect' | 'emotion' | 'small' | 'contact'>>;

const body = (pose: Pose, seconds: number, size: ShotSize, extra: Extra = {}): BodyDeed => ({
  pose,
  seconds,
  size,
  travel: 'none',
  effect: null,
  emotion: null,
  small: false,
  contact: false,
  ...extra,
});

/** Verbs a body can be seen doing. Verbs that are missing here (die, swim, grow…) are told instead. */
export const bodyDeeds: Readonly<Partial<Record<ActionVerb, BodyDeed>>> = {
  stand: body('stand', 1.6, 'full'),
  sit: body('sit', 1.8, 'full'),
  kneel: body('kneel', 1.8, 'full', { effect: 'cloth' }),
  lie: body('lie', 2, 'full'),
  sleep: body('sleep', 2.2, 'medium'),
  wake: body('lookUp', 1.6, 'medium'),
  rise: body('stand', 1.4, 'full', { effect: 'cloth' }),
  walk: body('walk', 2.4, 'full', { travel: 'across', effect: 'footsteps' }),
  run: body('run', 1.9, 'full', { travel: 'across', effect: 'runningSteps' }),
  enter: body('walk', 2.2, 'full', { travel: 'in', effect: 'footsteps' }),
  arrive: body('walk', 2.2, 'full', { travel: 'in', effect: 'footsteps' }),
  appear: body('walk', 2.2, 'full', { travel: 'in' }),
  leave: body('walk', 2.2, 'full', { travel: 'out', effect: 'footsteps' }),
  vanish: body('walk', 2, 'wide', { travel: 'out' }),
  approach: body('walk', 1.9, 'full', { travel: 'toward', effect: 'footsteps' }),
  follow: body('walk', 2.2, 'full', { travel: 'across', effect: 'footsteps' }),
  move: body('walk', 1.8, 'full', { travel: 'across', effect: 'footsteps' }),
  climb: body('climb', 2.2, 'full', { effect: 'cloth' }),
  jump: body('jump', 1.4, 'full', { effect: 'whoosh' }),
  fall: body('fall', 1.5, 'full', { effect: 'thud' }),
  turn: body('lookBack', 1.2, 'medium', { small: true, effect: 'cloth' }),
  stop: body('stand', 1.2, 'full'),
  wait: body('handsClasped', 1.8, 'medium'),
  hide: body('crouch', 1.8, 'full', { effect: 'rustle' }),
  ride: body('ride', 2.2, 'full', { effect: 'horse' }),
  dance: body('dance', 2.2, 'full'),
  look: body('stand', 1.5, 'medium', { small: true }),
  lookUp: body('lookUp', 1.5, 'medium', { small: true }),
  lookDown: body('lookDown', 1.5, 'medium', { small: true }),
  lookBack: body('lookBack', 1.5, 'medium', { small: true }),
  search: body('lookDown', 1.8, 'medium'),
  listen: body('listen', 1.5, 'medium', { small: true }),
  read: body('read', 2, 'medium', { effect: 'paper' }),
  write: body('write', 2, 'medium', { effect: 'paper' }),
  think: body('think', 1.8, 'close', { small: true }),
  nod: body('nod', 1.1, 'medium', { small: true }),
  shakeHead: body('shakeHead', 1.2, 'medium', { small: true }),
  bow: body('bow', 1.6, 'full', { effect: 'cloth' }),
  wave: body('wave', 1.5, 'medium'),
  point: body('point', 1.4, 'medium', { small: true }),
  beckon: body('beckon', 1.4, 'medium', { small: true }),
  take: body('take', 1.4, 'medium', { effect: 'cloth' }),
  give: body('give', 1.6, 'medium', { effect: 'cloth' }),
  hold: body('hold', 1.6, 'medium'),
  lift: body('raiseHigh', 1.6, 'medium', { effect: 'cloth' }),
  put: body('put', 1.3, 'medium', { effect: 'cup' }),
  carry: body('carry', 1.8, 'full'),
  drop: body('startle', 1.2, 'medium', { effect: 'thud' }),
  throw: body('throw', 1.3, 'full', { effect: 'whoosh' }),
  catch: body('take', 1.3, 'medium', { effect: 'snap' }),
  pull: body('pull', 1.6, 'full', { effect: 'cloth' }),
  push: body('push', 1.6, 'full'),
  open: body('reach', 1.6, 'full', { effect: 'doorCreak' }),
  close: body('push', 1.5, 'full', { effect: 'door' }),
  knock: body('knock', 1.8, 'medium', { effect: 'knock' }),
  touch: body('touch', 1.4, 'medium', { small: true }),
  wipe: body('work', 1.6, 'medium', { effect: 'cloth' }),
  hang: body('reach', 1.8, 'full', { effect: 'cloth' }),
  light: body('touch', 1.8, 'medium', { effect: 'fireCrackle' }),
  blowOut: body('lookDown', 1.5, 'medium', { effect: 'gust' }),
  eat: body('eat', 2, 'medium'),
  drink: body('drink', 1.8, 'medium', { effect: 'cup' }),
  cook: body('work', 2.2, 'medium', { effect: 'fireCrackle' }),
  work: body('work', 2, 'medium', { effect: 'paper' }),
  sew: body('sew', 2, 'medium', { effect: 'cloth' }),
  sweep: body('sweep', 2, 'full', { effect: 'sweep' }),
  dig: body('dig', 2, 'full', { effect: 'thud' }),
  fish: body('hold', 2.2, 'full', { effect: 'splash' }),
  row: body('row', 2.2, 'full', { effect: 'oar' }),
  play: body('play', 2, 'medium'),
  sing: body('talkOpen', 2, 'medium', { emotion: 'joy' }),
  laugh: body('laugh', 1.5, 'medium', { small: true, emotion: 'joy', effect: 'laughter' }),
  smile: body('stand', 1.3, 'close', { small: true, emotion: 'joy' }),
  cry: body('cry', 1.7, 'close', { small: true, emotion: 'sadness' }),
  sigh: body('sigh', 1.4, 'medium', { small: true, emotion: 'weariness' }),
  tremble: body('tremble', 1.5, 'medium', { small: true, emotion: 'fear' }),
  startle: body('startle', 1.2, 'medium', { small: true, emotion: 'surprise' }),
  hug: body('hug', 2.2, 'medium', { contact: true, effect: 'cloth', emotion: 'tenderness' }),
  kiss: body('hug', 2, 'close', { contact: true, emotion: 'tenderness' }),
  fight: body('fight', 1.8, 'full', { contact: true, effect: 'whoosh', emotion: 'anger' }),
  hit: body('fight', 1.3, 'medium', { contact: true, effect: 'thud', emotion: 'anger' }),
  call: body('callOut', 1.4, 'medium', { small: true }),
  speak: body('talkSmall', 1.2, 'medium', { small: true }),
  breathe: body('sigh', 1.2, 'medium', { small: true }),
  cough: body('cough', 1.2, 'medium', { small: true }),
};

/** How a thing does it. */
export interface ThingDeed {
  readonly motion: PropDrawing['motion'];
  readonly seconds: number;
  readonly effect: EffectKind | null;
}

const thing = (motion: PropDrawing['motion'], seconds: number, effect: EffectKind | null = null): ThingDeed => ({
  motion,
  seconds,
  effect,
});

/** Verbs a thing can be seen doing. */
export const thingDeeds: Readonly<Partial<Record<ActionVerb, ThingDeed>>> = {
  appear: thing('approach', 2.8),
  arrive: thing('approach', 2.8),
  approach: thing('approach', 2.8),
  enter: thing('approach', 2.6),
  move: thing('drift', 2.4),
  leave: thing('leave', 2.6),
  vanish: thing('leave', 2.4),
  fly: thing('fly', 2.6, 'whoosh'),
  float: thing('drift', 2.4),
  dance: thing('fly', 2.6),
  rise: thing('fly', 2.4),
  fall: thing('fall', 1.6, 'thud'),
  drop: thing('fall', 1.6, 'thud'),
  break: thing('shake', 1.6, 'snap'),
  shine: thing('glow', 2),
  light: thing('glow', 2),
  burn: thing('glow', 2.2, 'fireCrackle'),
  ring: thing('swing', 2, 'bell'),
  tremble: thing('shake', 1.6),
  blow: thing('swing', 2, 'gust'),
  hang: thing('swing', 2),
  stand: thing('still', 1.6),
  lie: thing('still', 1.6),
  stop: thing('still', 1.6),
  open: thing('open', 1.8, 'doorCreak'),
  open_up: thing('open', 1.8, 'doorCreak'),
  close: thing('open', 1.6, 'door'),
};

/** Verbs of the sky and the place, which the set itself shows. */
export const skyVerbs: readonly ActionVerb[] = ['rain', 'snow', 'clear', 'blow', 'shine', 'rise', 'fall', 'grow', 'float', 'move', 'appear', 'vanish', 'stop'];
