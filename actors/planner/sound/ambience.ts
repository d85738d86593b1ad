/** Ambience: every scene lies in the sound of its place and weather, from its first frame to its last. */
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { AmbienceOrder } from '../../../contracts/sound.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import type { ScriptScene } from '../../../contracts/script.ts';
import { seedOf } from '../../runtime/random.ts';
import type { Sources } from '../sources.ts';
import type { Placed } from '../timeline/lay-shots.ts';
import { OWN_FADE } from './own-sounds.ts';

/** How far beds of neighbouring scenes overlap, in samples. */
const OVERLAP = Math.round(0.5 * SAMPLE_RATE);

export interface PlacedAmbience {
  readonly sceneId: string;
  readonly order: AmbienceOrder;
  readonly sound: TimelineSound;
}

function orderOf(scene: ScriptScene, { pack }: Sources): AmbienceOrder {
  const place = pack.places.find(({ id }) => id === scene.placeId);
  return {
    place: place?.kind ?? 'open',
    indoors: scene.indoors,
    timeOfDay: scene.timeOfDay,
    weather: scene.weather,
    season: scene.season,
    seed: seedOf('ambience', place?.seed ?? 0, scene.timeOfDay, scene.weather),
  };
}

/** Stretches of shots that play in one scene. */
function stretches(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const result: Placed[][] = [];
  for (const each of placed) {
    const last = result.at(-1);
    if (last?.[0]?.take.moment.scene.id === each.take.moment.scene.id) last.push(each);
    else result.push([each]);
  }
  return result;
}

/** A stretch of the film in samples. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is left of a stretch without others inside of it. */
const without = (whole: Stretch, holes: readonly Stretch[]): readonly Stretch[] =>
  holes.reduce(
    (left: readonly Stretch[], hole) =>
      left.flatMap(({ start, end }) =>
        hole.start >= end || hole.end <= start
          ? [{ start, end }]
          : [
              { start, end: Math.min(end, hole.start) },
              { start: Math.max(start, hole.end), end },
            ].filter((part) => part.end > part.start),
      ),
    [whole],
  );

/** Beds of all scenes, cross-faded; where somebody has put in a sound, the bed is silent. */
export function placedAmbience(
  placed: readonly Placed[],
  sources: Sources,
  filmSamples: number,
): readonly PlacedAmbience[] {
  const spf = samplesPerFrame(sources.options.fps);
  return stretches(placed).flatMap((shots) => {
    const [first] = shots;
    const last = shots.at(-1);
    if (first === undefined || last === undefined) return [];
    const { scene } = first.take.moment;
    const start = Math.max(0, first.startFrame * spf - OVERLAP / 2);
    const end = Math.min(filmSamples, (last.startFrame + last.take.frames) * spf + OVERLAP / 2);
    const holes = shots
      .filter(({ take }) => take.sound !== null)
      .map(({ take, startFrame }) => ({ start: startFrame * spf, end: (startFrame + take.frames) * spf }));
    const order = orderOf(scene, sources);
    return without({ start, end }, holes).map((part) => ({
      ...{ sceneId: scene.id, order },
      sound: bedOf(scene.id, part, { start, end, filmSamples }),
    }));
  });
}

/** A part of the bed of a scene; at the ends of the scene it fades into its neighbours. */
function bedOf(
  sceneId: string,
  { start, end }: Stretch,
  scene: Stretch & { readonly filmSamples: number },
): TimelineSound {
  const ends = end >= scene.filmSamples ? 2 * OVERLAP : OVERLAP;
  const begins = start === 0 ? OVERLAP / 4 : OVERLAP;
  return {
    job: `ambience:${sceneId}`,
    start,
    samples: end - start,
    gainDb: 0,
    pan: 0,
    fadeIn: Math.min(start === scene.start ? begins : OWN_FADE, end - start),
    fadeOut: Math.min(end === scene.end ? ends : OWN_FADE, end - start),
    loop: true,
    label: sceneId,
  };
}
