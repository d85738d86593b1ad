/** A plan as text: one line a shot with what is said in it, and what of the story is left out for which reason. */
import type { Coverage } from '../../contracts/script.ts';
import { samplesPerFrame } from '../../contracts/shared.ts';
import type { ShotPlan } from '../../contracts/shot.ts';
import type { TimelinePlan } from '../../contracts/timeline.ts';

export interface Plans {
  readonly shotPlan: ShotPlan;
  readonly timeline: TimelinePlan;
}

const clock = (frames: number, fps: number): string => {
  const total = Math.floor(frames / fps);
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
};

function shotLines({ shotPlan, timeline }: Plans): string[] {
  const said = Map.groupBy(timeline.speech, ({ shotId }) => shotId);
  return shotPlan.shots.map((shot) => {
    const lines = (said.get(shot.id) ?? []).map(({ text }) => text);
    return `${clock(shot.startFrame, timeline.fps).padStart(6)}  ${(shot.frames / timeline.fps).toFixed(1).padStart(4)} s  ${shot.size.padEnd(6)}  ${lines.join(' / ') || shot.because}`;
  });
}

const characters = (entries: readonly Coverage[]): number =>
  entries.reduce((sum, { start, end }) => sum + end - start, 0);

/** What is cut, by reason, in the order of the story. */
export function cutLines(coverage: readonly Coverage[]): string[] {
  const cuts = coverage.filter(({ as }) => as === 'cut');
  return [...Map.groupBy(cuts, ({ because }) => because ?? '')].map(
    ([because, entries]) => `cut  ${characters(entries)} of ${characters(coverage)} characters: ${because}`,
  );
}

export function planText({ shotPlan, timeline }: Plans): string {
  const seconds = (timeline.frames * samplesPerFrame(timeline.fps)) / 48_000;
  const title = `${shotPlan.title}: ${shotPlan.shots.length} shots, ${seconds.toFixed(1)} s`;
  return `${[title, ...shotLines({ shotPlan, timeline }), ...cutLines(timeline.coverage).map((line) => `   ${line}`)].join('\n')}\n`;
}
