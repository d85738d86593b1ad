/** A film planned around measured speech: shots, drawings, timeline and sounds, all from the same takes. */
import type { Script } from '../../contracts/script.ts';
import type { ShotPlan } from '../../contracts/shot.ts';
import type { TimelinePlan } from '../../contracts/timeline.ts';
import { pictureSize } from '../../contracts/run.ts';
import { samplesPerFrame } from '../../contracts/shared.ts';
import { drawnFilm, type DrawnFilm, type Spoken } from './drawn-film.ts';
import { backgroundOrder } from './graph/background-order.ts';
import type { Adaptation } from './script/adapt-story.ts';
import { soundTracks, type SoundTracks } from './sound/tracks.ts';
import type { Sources } from './sources.ts';
import { filmFrames, segmentsOf } from './timeline/lay-shots.ts';
import { laidLines, speechOf, subtitlesOf } from './timeline/lay-speech.ts';

export interface PlannedFilm extends Pick<
  DrawnFilm,
  'placed' | 'drawings' | 'footage' | 'settings' | 'unseen'
> {
  readonly script: Script;
  readonly shotPlan: ShotPlan;
  readonly timeline: TimelinePlan;
  readonly tracks: SoundTracks;
}

/** Plans a film of an adapted story; pure. */
export function planFilm(sources: Sources, { script, fates }: Adaptation, spoken: Spoken): PlannedFilm {
  const drawn = drawnFilm(sources, { script, fates }, spoken);
  const { placed, drawings, footage, shots, settings, unseen } = drawn;
  const tracks = soundTracks(placed, sources);
  const shotsOf = Map.groupBy(shots, ({ sceneId }) => sceneId);
  const timeline = timelineOf({ ...drawn, tracks }, sources, spoken);
  const shotPlan: ShotPlan = {
    title: script.title,
    shots: [...shots],
    scenes: script.scenes.map((scene) => ({
      id: scene.id,
      background: backgroundOrder(scene, sources),
      shotIds: (shotsOf.get(scene.id) ?? []).map(({ id }) => id),
    })),
    narrationShare: narrationShare(timeline),
  };
  return { script, placed, drawings, footage, shotPlan, timeline, tracks, settings, unseen };
}

interface Staged extends Pick<DrawnFilm, 'placed' | 'coverage'> {
  readonly tracks: SoundTracks;
}

function timelineOf({ placed, coverage, tracks }: Staged, sources: Sources, spoken: Spoken): TimelinePlan {
  const lines = laidLines(placed);
  return {
    fps: sources.options.fps,
    ...pictureSize(sources.options),
    frames: filmFrames(placed),
    segments: segmentsOf(placed),
    speech: speechOf(lines, spoken.measured, sources),
    music: tracks.music.map(({ sound }) => sound),
    ambience: tracks.ambience.map(({ sound }) => sound),
    effects: [...tracks.effects, ...tracks.own].map(({ sound }) => sound),
    subtitles: subtitlesOf(placed, sources),
    coverage,
  };
}

function narrationShare({ speech, frames, fps }: TimelinePlan): number {
  const told = speech
    .filter(({ kind }) => kind === 'narration')
    .reduce((sum, { samples }) => sum + samples, 0);
  return frames === 0 ? 0 : Math.min(1, told / (frames * samplesPerFrame(fps)));
}
