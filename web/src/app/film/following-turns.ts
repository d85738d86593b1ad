/** Who says what after somebody was heard wrong: in an exchange of two, whoever answers was taken for the other as well. */
import type { Edit } from '../../../../contracts/story.ts';

interface Turn {
  readonly lineId: string;
  readonly kind: 'dialogue' | 'thought' | 'narration';
  readonly speaker: string | null;
}

/**
 * The line is given to `speaker`, and in the turns after it the two change places, up to where somebody else speaks or
 * something is told. `turns` are those of one scene, in order.
 */
export function followingTurns(turns: readonly Turn[], lineId: string, speaker: string): readonly Edit[] {
  const at = turns.findIndex((turn) => turn.lineId === lineId);
  const wrong = turns[at]?.speaker ?? null;
  if (at < 0 || wrong === speaker) return [];
  const after = turns.slice(at + 1);
  const end = after.findIndex((turn) => turn.kind === 'narration' || ![wrong, speaker].includes(turn.speaker));
  const turned = (end < 0 ? after : after.slice(0, end)).map(
    (turn): Edit => ({
      ...{ type: 'setLineSpeaker', lineId: turn.lineId },
      speaker: turn.speaker === speaker && wrong !== null ? wrong : speaker,
    }),
  );
  return [{ type: 'setLineSpeaker', lineId, speaker }, ...turned];
}
