/** Effects: every deed that makes a sound is heard on the frame where it is seen. */
import type { AssetCandidates } from '../../../contracts/asset.ts';
import type { PlaceKind } from '../../../contracts/reading.ts';
import type { ScriptScene } from '../../../contracts/script.ts';
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import { EffectKind } from '../../../contracts/sound.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import { seedOf } from '../../runtime/random.ts';
import type { PlayedDeed, Take } from '../shots/take.ts';
import type { Sources } from '../sources.ts';
import { bodyDeeds, thingDeeds } from '../stage/deeds.ts';
import type { Placed } from '../timeline/lay-shots.ts';

export interface PlacedEffect {
  readonly kind: EffectKind;
  readonly variant: number;
  readonly sound: TimelineSound;
}

/** Longest that an effect rings, in samples. */
const LONGEST = 4 * SAMPLE_RATE;

/** Effects come in this many variants. */
const VARIANTS = 3;

/** Decibels under an effect that stands alone. */
const UNDER_SPEECH = -5;

/** Steps sound of the ground: variant 1 is boards, 0 and 2 are earth and stone. */
function variantOf(kind: EffectKind, take: Take, salt: string): number {
  const isStep = kind === 'footsteps' || kind === 'runningSteps';
  if (isStep)
    return take.moment.scene.indoors ? 1 : seedOf('ground', take.moment.scene.placeId) % 2 === 0 ? 0 : 2;
  return seedOf('effect', salt) % VARIANTS;
}

/** Share of a deed that has passed when it sounds: steps at once, a grip or a blow when it lands. */
const landsAt = (kind: EffectKind): number =>
  kind === 'footsteps' || kind === 'runningSteps' || kind === 'gust' ? 0 : 0.3;

function deedEffect({ action }: PlayedDeed): EffectKind | null {
  return bodyDeeds[action.verb]?.effect ?? thingDeeds[action.verb]?.effect ?? null;
}

interface Spot {
  readonly kind: EffectKind;
  /** Frame of the take. */
  readonly frame: number;
  readonly salt: string;
  /** Frames that the cause lasts; the sound ends soon after. */
  readonly lasts: number | null;
}

/** What the words of an element sound of, found by the library: a curtain, an oar, a bell. */
function wordSpots(take: Take, found: ReadonlyMap<string, readonly EffectKind[]>): readonly Spot[] {
  if (take.part > 0) return [];
  const known = new Set(take.deeds.map(deedEffect));
  return take.moment.elements.flatMap(({ id }) =>
    (found.get(id) ?? [])
      .filter((kind) => !known.has(kind))
      .map((kind) => ({ kind, frame: Math.min(6, take.frames - 1), salt: `${id} ${kind}`, lasts: null })),
  );
}

function deedSpots(take: Take): readonly Spot[] {
  return take.deeds.flatMap((deed) => {
    const kind = deedEffect(deed);
    if (kind === null || deed.from < 0) return [];
    const frame = Math.round(deed.from + (deed.to - deed.from) * landsAt(kind));
    const isStep = kind === 'footsteps' || kind === 'runningSteps';
    return [{ kind, frame, salt: `${take.id} ${deed.action.verb}`, lasts: isStep ? deed.to - frame : null }];
  });
}

/** What a place sounds of by itself when it is first seen: thunder in a storm, a cock at dawn. */
function placeSpots(take: Take, { pack }: Sources): readonly Spot[] {
  const { scene } = take.moment;
  if (take.purpose !== 'establish' || take.part > 0 || scene.indoors) return [];
  const kind = placeSound(scene, pack.places.find(({ id }) => id === scene.placeId)?.kind ?? 'open');
  return kind === null
    ? []
    : [{ kind, frame: Math.round(take.frames * 0.3), salt: `${take.id} ${kind}`, lasts: null }];
}

const settled: readonly PlaceKind[] = ['village', 'courtyard', 'farm', 'barn', 'field', 'cottage', 'hut'];
const wooded: readonly PlaceKind[] = [
  'forest',
  'garden',
  'park',
  'hill',
  'mountain',
  'meadow',
  'graveyard',
  'road',
];

function placeSound({ weather, timeOfDay }: ScriptScene, kind: PlaceKind): EffectKind | null {
  if (weather === 'storm') return 'thunder';
  if (weather === 'wind') return 'gust';
  if (weather !== 'clear' && weather !== 'cloudy') return null;
  if (timeOfDay === 'dawn' && settled.includes(kind)) return 'rooster';
  if (!wooded.includes(kind)) return null;
  return timeOfDay === 'night' ? 'owl' : timeOfDay === 'dawn' || timeOfDay === 'morning' ? 'birdCall' : null;
}

/** Effects of elements by what the library found for them. */
function effectWords({ candidates }: AssetCandidates): ReadonlyMap<string, readonly EffectKind[]> {
  const result = new Map<string, EffectKind[]>();
  for (const { kind, key, entityId } of candidates) {
    const effect = EffectKind.safeParse(key);
    if (kind !== 'sound' || !effect.success) continue;
    const list = result.get(entityId) ?? [];
    if (list.length < 2 && !list.includes(effect.data)) result.set(entityId, [...list, effect.data]);
  }
  return result;
}

/** All effects of a film in order; a shot with a sound of somebody’s own has none. */
export function placedEffects(
  placed: readonly Placed[],
  sources: Sources,
  filmSamples: number,
): readonly PlacedEffect[] {
  const spf = samplesPerFrame(sources.options.fps);
  const found = effectWords(sources.candidates);
  const sounding = placed.filter(({ take }) => take.sound === null);
  return sounding.flatMap(({ take, startFrame }) =>
    [...placeSpots(take, sources), ...wordSpots(take, found), ...deedSpots(take)].flatMap(
      ({ kind, frame, salt, lasts }) => {
        const start = (startFrame + Math.max(0, frame)) * spf;
        const samples = Math.min(lasts === null ? LONGEST : (lasts + 6) * spf, filmSamples - start);
        if (samples < spf) return [];
        const variant = variantOf(kind, take, salt);
        const spoken = take.speech.some(({ from, frames }) => frame < from + frames && frame + 12 > from);
        const sound = {
          job: `effect:${kind}-${variant}`,
          start,
          samples,
          gainDb: spoken ? UNDER_SPEECH : 0,
          pan: 0,
          fadeIn: 0,
          fadeOut: Math.min(Math.round(0.12 * SAMPLE_RATE), samples),
          loop: false,
          label: kind,
        };
        return [{ kind, variant, sound }];
      },
    ),
  );
}
