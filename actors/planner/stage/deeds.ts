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

const seen =
  (size: ShotSize) =>
  (pose: Pose, seconds: number, extra: Extra = {}): BodyDeed => ({
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

const wide = seen('wide');
const full = seen('full');
const medium = seen('medium');
const close = seen('close');

/** Verbs a body can be seen doing. Verbs that are missing here (die, swim, grow…) are told instead. */
export const bodyDeeds: Readonly<Partial<Record<ActionVerb, BodyDeed>>> = {
  stand: full('stand', 1.6),
  sit: full('sit', 1.8),
  kneel: full('kneel', 1.8, { effect: 'cloth' }),
  lie: full('lie', 2),
  sleep: medium('sleep', 2.2),
  wake: medium('lookUp', 1.6),
  rise: full('stand', 1.4, { effect: 'cloth' }),
  walk: full('walk', 2.4, { travel: 'across', effect: 'footsteps' }),
  run: full('run', 1.9, { travel: 'across', effect: 'runningSteps' }),
  enter: full('walk', 2.2, { travel: 'in', effect: 'footsteps' }),
  arrive: full('walk', 2.2, { travel: 'in', effect: 'footsteps' }),
  appear: full('walk', 2.2, { travel: 'in' }),
  leave: full('walk', 2.2, { travel: 'out', effect: 'footsteps' }),
  vanish: wide('walk', 2, { travel: 'out' }),
  approach: full('walk', 1.9, { travel: 'toward', effect: 'footsteps' }),
  follow: full('walk', 2.2, { travel: 'across', effect: 'footsteps' }),
  move: full('walk', 1.8, { travel: 'across', effect: 'footsteps' }),
  climb: full('climb', 2.2, { effect: 'cloth' }),
  jump: full('jump', 1.4, { effect: 'whoosh' }),
  fall: full('fall', 1.5, { effect: 'thud' }),
  turn: medium('lookBack', 1.2, { small: true, effect: 'cloth' }),
  stop: full('stand', 1.2),
  wait: medium('handsClasped', 1.8),
  hide: full('crouch', 1.8, { effect: 'rustle' }),
  ride: full('ride', 2.2, { effect: 'horse' }),
  dance: full('dance', 2.2),
  look: medium('stand', 1.5, { small: true }),
  lookUp: medium('lookUp', 1.5, { small: true }),
  lookDown: medium('lookDown', 1.5, { small: true }),
  lookBack: medium('lookBack', 1.5, { small: true }),
  search: medium('lookDown', 1.8),
  listen: medium('listen', 1.5, { small: true }),
  read: medium('read', 2, { effect: 'paper' }),
  write: medium('write', 2, { effect: 'paper' }),
  think: close('think', 1.8, { small: true }),
  nod: medium('nod', 1.1, { small: true }),
  shakeHead: medium('shakeHead', 1.2, { small: true }),
  bow: full('bow', 1.6, { effect: 'cloth' }),
  wave: medium('wave', 1.5),
  point: medium('point', 1.4, { small: true }),
  beckon: medium('beckon', 1.4, { small: true }),
  take: medium('take', 1.4, { effect: 'cloth' }),
  give: medium('give', 1.6, { effect: 'cloth' }),
  hold: medium('hold', 1.6),
  lift: full('raiseHigh', 1.6, { effect: 'cloth' }),
  put: medium('put', 1.3, { effect: 'cup' }),
  carry: full('carry', 1.8),
  drop: medium('startle', 1.2, { effect: 'thud' }),
  throw: full('throw', 1.3, { effect: 'whoosh' }),
  catch: medium('take', 1.3, { effect: 'snap' }),
  pull: full('pull', 1.6, { effect: 'cloth' }),
  push: full('push', 1.6),
  open: full('reach', 1.6, { effect: 'doorCreak' }),
  close: full('push', 1.5, { effect: 'door' }),
  knock: medium('knock', 1.8, { effect: 'knock' }),
  touch: medium('touch', 1.4, { small: true }),
  wipe: medium('work', 1.6, { effect: 'cloth' }),
  hang: full('raiseHigh', 1.8, { effect: 'cloth' }),
  light: medium('touch', 1.8, { effect: 'fireCrackle' }),
  blowOut: medium('lookDown', 1.5, { effect: 'gust' }),
  eat: medium('eat', 2),
  drink: medium('drink', 1.8, { effect: 'cup' }),
  cook: medium('work', 2.2, { effect: 'fireCrackle' }),
  work: medium('work', 2, { effect: 'paper' }),
  sew: medium('sew', 2, { effect: 'cloth' }),
  sweep: full('sweep', 2, { effect: 'sweep' }),
  dig: full('dig', 2, { effect: 'thud' }),
  fish: full('hold', 2.2, { effect: 'splash' }),
  row: full('row', 2.8, { effect: 'oar' }),
  play: medium('play', 2),
  sing: medium('talkOpen', 2, { emotion: 'joy' }),
  laugh: medium('laugh', 1.5, { small: true, emotion: 'joy', effect: 'laughter' }),
  smile: close('stand', 1.3, { small: true, emotion: 'joy' }),
  cry: close('cry', 1.7, { small: true, emotion: 'sadness' }),
  sigh: medium('sigh', 1.4, { small: true, emotion: 'weariness' }),
  tremble: medium('tremble', 1.5, { small: true, emotion: 'fear' }),
  startle: medium('startle', 1.2, { small: true, emotion: 'surprise' }),
  hug: medium('hug', 2.2, { contact: true, effect: 'cloth', emotion: 'tenderness' }),
  kiss: close('hug', 2, { contact: true, emotion: 'tenderness' }),
  fight: full('fight', 1.8, { contact: true, effect: 'whoosh', emotion: 'anger' }),
  hit: medium('fight', 1.3, { contact: true, effect: 'thud', emotion: 'anger' }),
  call: medium('callOut', 1.4, { small: true }),
  speak: medium('talkSmall', 1.2, { small: true }),
  breathe: medium('sigh', 1.2, { small: true }),
  cough: medium('cough', 1.2, { small: true }),
};

/** How a thing does it. */
export interface ThingDeed {
  readonly motion: PropDrawing['motion'];
  readonly seconds: number;
  readonly effect: EffectKind | null;
}

const thing = (
  motion: PropDrawing['motion'],
  seconds: number,
  effect: EffectKind | null = null,
): ThingDeed => ({
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
  catch: thing('swing', 1.8),
  lift: thing('swing', 1.2, 'cloth'),
  jump: thing('shake', 1.6),
  hang: thing('swing', 2),
  stand: thing('still', 1.6),
  lie: thing('still', 1.6),
  stop: thing('still', 1.6),
  open: thing('open', 1.8, 'doorCreak'),
  open_up: thing('open', 1.8, 'doorCreak'),
  close: thing('open', 1.6, 'door'),
};

/** Verbs of the sky and the place, which the set itself shows. */
export const skyVerbs: readonly ActionVerb[] = [
  'rain',
  'snow',
  'clear',
  'blow',
  'shine',
  'rise',
  'fall',
  'grow',
  'float',
  'move',
  'appear',
  'arrive',
  'approach',
  'close',
  'vanish',
  'stop',
];
