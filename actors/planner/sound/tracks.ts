/** Everything that is heard besides speech, laid under a film. */
import { samplesPerFrame } from '../../../contracts/shared.ts';
import type { Sources } from '../sources.ts';
import { filmFrames, type Placed } from '../timeline/lay-shots.ts';
import { placedAmbience, type PlacedAmbience } from './ambience.ts';
import { placedEffects, type PlacedEffect } from './effects.ts';
import { placedOwn, type PlacedOwn } from './own-sounds.ts';
import { placedMusic, type PlacedMusic } from './music.ts';

export interface SoundTracks {
  readonly music: readonly PlacedMusic[];
  readonly ambience: readonly PlacedAmbience[];
  readonly effects: readonly PlacedEffect[];
  /** Sounds that somebody has put in the place of those. */
  readonly own: readonly PlacedOwn[];
}

export function soundTracks(placed: readonly Placed[], sources: Sources): SoundTracks {
  const filmSamples = filmFrames(placed) * samplesPerFrame(sources.options.fps);
  return {
    music: placedMusic(placed, sources),
    ambience: placedAmbience(placed, sources, filmSamples),
    effects: placedEffects(placed, sources, filmSamples),
    own: placedOwn(placed, sources),
  };
}
