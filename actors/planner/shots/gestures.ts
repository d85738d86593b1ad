/** What bodies do with feeling: gestures of those who speak, answers of those who listen, faces of both. */
import type { Pose } from '../../../contracts/drawing.ts';
import type { Emotion, Manner } from '../../../contracts/reading.ts';
import { pick, seeded, seedOf } from '../../runtime/random.ts';
import type { HeardElement } from './moment.ts';
import { isOffer } from './offers.ts';

const byManner: Readonly<Partial<Record<Manner, Pose>>> = {
  whisper: 'whisper',
  shout: 'callOut',
  call: 'callOut',
  sob: 'wipeEyes',
  laugh: 'laugh',
};

/** Gestures that go with a feeling, the usual ones first. */
const byEmotion: Readonly<Record<Emotion, readonly Pose[]>> = {
  neutral: ['talkSmall', 'explain', 'talkOpen'],
  joy: ['talkOpen', 'talkBoth', 'talkSmall'],
  sadness: ['talkSmall', 'lookDown', 'handsClasped'],
  anger: ['point', 'talkBoth', 'handOnHip'],
  fear: ['plead', 'handsClasped', 'talkSmall'],
  surprise: ['talkOpen', 'recoil', 'talkBoth'],
  tenderness: ['talkSmall', 'handsClasped', 'touch'],
  disgust: ['refuse', 'recoil'],
  shame: ['lookDown', 'handsClasped'],
  resolve: ['proud', 'talkOpen', 'explain'],
  weariness: ['slump', 'sigh', 'talkSmall'],
  slyness: ['handOnHip', 'talkSmall', 'beckon'],
};

const asks = /[?？]/;
const begs = /求|请|拜托|\bplease\b|\bbeg\b/i;
const refuses = /^(?:不|别|休想|no\b|never\b|nobody\b|don[’']t)/i;

export interface Body {
  /** Whether both hands are needed for something else, as in a boat. */
  readonly isBusy: boolean;
  readonly isHolding: boolean;
  /** Near frames show no hands before mouths. */
  readonly isNear: boolean;
}

/** The gesture a line begins with, and one for later if it is long. What is held is offered with the hand that holds it. */
export function gesturesOf(line: HeardElement, body: Body): readonly [Pose, Pose] {
  if (line.kind === 'thought') return ['think', 'lookDown'];
  if (line.kind === 'narration') return ['listen', 'listen'];
  const random = seeded(seedOf('gesture', line.id));
  const manner = byManner[line.manner];
  const choices = byEmotion[line.emotion];
  const first = manner ?? said(line.text) ?? pick(random, choices);
  const later = pick(random, choices);
  const [one, other] = [fitting(first, body), fitting(later, body)];
  return [one, other === one ? 'talkSmall' : other];
}

/** Gestures that hide the mouth that speaks. */
const coversMouth: readonly Pose[] = ['callOut', 'whisper', 'wipeEyes'];

function fitting(pose: Pose, { isBusy, isHolding, isNear }: Body): Pose {
  if (isNear && coversMouth.includes(pose)) return 'talkOpen';
  if (isBusy) return pose === 'callOut' ? pose : 'talkSmall';
  return isHolding && pose === 'give' ? 'lift' : pose;
}

function said(text: string): Pose | null {
  if (isOffer(text)) return 'give';
  if (begs.test(text)) return 'plead';
  if (refuses.test(text)) return 'refuse';
  return asks.test(text) ? 'explain' : null;
}

interface Answer {
  readonly pose: Pose;
  readonly emotion: Emotion;
}

const answers: Readonly<Record<Emotion, readonly Answer[]>> = {
  neutral: [
    { pose: 'nod', emotion: 'neutral' },
    { pose: 'think', emotion: 'neutral' },
  ],
  joy: [
    { pose: 'nod', emotion: 'joy' },
    { pose: 'lookUp', emotion: 'joy' },
  ],
  sadness: [
    { pose: 'lookDown', emotion: 'sadness' },
    { pose: 'nod', emotion: 'tenderness' },
  ],
  anger: [
    { pose: 'recoil', emotion: 'fear' },
    { pose: 'lookDown', emotion: 'shame' },
  ],
  fear: [
    { pose: 'startle', emotion: 'surprise' },
    { pose: 'think', emotion: 'tenderness' },
  ],
  surprise: [
    { pose: 'nod', emotion: 'surprise' },
    { pose: 'shrug', emotion: 'neutral' },
  ],
  tenderness: [
    { pose: 'nod', emotion: 'tenderness' },
    { pose: 'lookDown', emotion: 'tenderness' },
  ],
  disgust: [
    { pose: 'recoil', emotion: 'shame' },
    { pose: 'lookDown', emotion: 'shame' },
  ],
  shame: [
    { pose: 'shakeHead', emotion: 'tenderness' },
    { pose: 'think', emotion: 'neutral' },
  ],
  resolve: [
    { pose: 'nod', emotion: 'resolve' },
    { pose: 'think', emotion: 'surprise' },
  ],
  weariness: [
    { pose: 'nod', emotion: 'tenderness' },
    { pose: 'lookDown', emotion: 'sadness' },
  ],
  slyness: [
    { pose: 'think', emotion: 'surprise' },
    { pose: 'shakeHead', emotion: 'neutral' },
  ],
};

/** How one who hears a line answers it in silence, once; the same person answers the same line always alike. */
export const answerTo = (line: HeardElement, listener: string): Answer =>
  pick(seeded(seedOf('answer', line.id, listener)), answers[line.emotion]);
