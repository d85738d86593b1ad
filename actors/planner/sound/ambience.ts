/** Ambience: every scene lies in the sound of its place and weather, from its first frame to its last. */
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { AmbienceOrder } from '../../../contracts/sound.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import type { ScriptScene } from '../../../contracts/script.ts';
import { seedOf } from '../../runtime/random.ts';
import type { Sources } from '../sources.ts';
import type { Placed } from '../timeline/lay-shots.ts';

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

/** Beds of all scenes, cross-faded. */
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
    const isLast = end >= filmSamples;
    const sound = {
      job: `ambience:${scene.id}`,
      start,
      samples: end - start,
      gainDb: 0,
      pan: 0,
      fadeIn: Math.min(start === 0 ? OVERLAP / 4 : OVERLAP, end - start),
      fadeOut: Math.min(isLast ? 2 * OVERLAP : OVERLAP, end - start),
      loop: true,
      label: scene.id,
    };
    return [{ sceneId: scene.id, order: orderOf(scene, sources), sound }];
  });
}
