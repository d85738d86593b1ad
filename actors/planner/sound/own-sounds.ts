/** Sounds that somebody has put in: each lies under its shot, from its first frame on, in the place of what is heard there by itself. */
import { Failure } from '../../../contracts/error.ts';
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import type { SoundOrder } from '../../../contracts/sound.ts';
import type { TimelineSound } from '../../../contracts/timeline.ts';
import type { Sources } from '../sources.ts';
import type { Placed } from '../timeline/lay-shots.ts';

export interface PlacedOwn {
  readonly shotId: string;
  readonly order: SoundOrder;
  readonly sound: TimelineSound;
}

/** Over so many samples a sound that is longer than its shot goes out, and a bed comes and goes around it. */
export const OWN_FADE = Math.round(0.12 * SAMPLE_RATE);

const mediaTypes = ['audio/wav', 'audio/mp4', 'video/mp4'] as const;

/** Throws UPLOAD_UNFIT for a file of another type. */
function mediaTypeOf(mediaType: string): SoundOrder['mediaType'] {
  const known = mediaTypes.find((each) => each === mediaType);
  if (known === undefined) throw new Failure('UPLOAD_UNFIT', `A ${mediaType} is no sound.`);
  return known;
}

export const placedOwn = (placed: readonly Placed[], { options }: Sources): readonly PlacedOwn[] =>
  placed.flatMap(({ take: { id, sound, frames }, startFrame }) => {
    if (sound === null) return [];
    const spf = samplesPerFrame(options.fps);
    const samples = frames * spf;
    return [
      {
        shotId: id,
        order: { sound: sound.sha256, mediaType: mediaTypeOf(sound.mediaType), samples },
        sound: {
          ...{ job: `sound:${id}`, start: startFrame * spf, samples, gainDb: 0, pan: 0 },
          ...{ fadeIn: 0, fadeOut: Math.min(OWN_FADE, samples), loop: false, label: id },
        },
      },
    ];
  });
