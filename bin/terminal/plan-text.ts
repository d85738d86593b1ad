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

interface Cut {
  readonly because: string;
  readonly characters: number;
}

/** What is cut, by reason, in the order of the story. */
function cutsOf(coverage: readonly Coverage[]): Cut[] {
  const cuts = coverage.filter(({ as }) => as === 'cut');
  return [...Map.groupBy(cuts, ({ because }) => because ?? '')].map(([because, entries]) => ({
    because,
    characters: characters(entries),
  }));
}

const cutLines = (coverage: readonly Coverage[]): string[] =>
  cutsOf(coverage).map(
    (cut) => `cut  ${cut.characters} of ${characters(coverage)} characters: ${cut.because}`,
  );

/** What is cut, in one sentence; null when all of the story is in the film. */
export function cutSentence(coverage: readonly Coverage[]): string | null {
  const cuts = cutsOf(coverage);
  if (cuts.length === 0) return null;
  const all = cuts.reduce((sum, cut) => sum + cut.characters, 0);
  const reasons = cuts.map((cut) => `${cut.because} (${cut.characters})`).join(', ');
  return `Of the ${characters(coverage)} characters of the story ${all} are cut: ${reasons}.`;
}

export function planText({ shotPlan, timeline }: Plans): string {
  const seconds = (timeline.frames * samplesPerFrame(timeline.fps)) / 48_000;
  const title = `${shotPlan.title}: ${shotPlan.shots.length} shots, ${seconds.toFixed(1)} s`;
  return `${[title, ...shotLines({ shotPlan, timeline }), ...cutLines(timeline.coverage).map((line) => `   ${line}`)].join('\n')}\n`;
}
