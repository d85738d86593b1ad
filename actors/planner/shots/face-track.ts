/** Faces of one actor in one shot, in frames from its first. */
import type { ActorDrawing } from '../../../contracts/drawing.ts';
import type { Emotion } from '../../../contracts/reading.ts';
import { bodyDeeds } from '../stage/deeds.ts';
import { answerTo } from './gestures.ts';
import { answered, idOf, mine, ordered, spoken, type Part } from './part.ts';

type FaceKey = ActorDrawing['expressions'][number];

const feeling = (emotion: Emotion, intensity: number): Pick<FaceKey, 'emotion' | 'intensity'> => ({
  emotion,
  intensity,
});

/** Faces of the actor: what is felt already, what a deed or a line brings, what a heard line does. */
export function facesOf(part: Part): FaceKey[] {
  const start: FaceKey = {
    frame: 0,
    ...feeling(part.person.emotion, part.person.emotion === 'neutral' ? 0 : 0.45),
  };
  const acted = mine(part).flatMap(({ action, from }) => {
    const emotion = bodyDeeds[action.verb]?.emotion ?? null;
    return emotion === null ? [] : [{ frame: from, ...feeling(emotion, 0.8) }];
  });
  const said = spoken(part).map(({ line, from }) => ({
    frame: from,
    ...feeling(line.emotion, line.kind === 'narration' ? 0.4 : Math.max(0.35, line.intensity)),
  }));
  const answers = answered(part).map(({ line, at }) => ({
    frame: at - 2,
    ...feeling(answerTo(line, idOf(part)).emotion, 0.55),
  }));
  return ordered([start, ...answers, ...said, ...acted], part.take.frames);
}
