import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SAMPLE_RATE, samplesPerFrame } from '../../../contracts/shared.ts';
import { barSamples } from '../../../contracts/sound.ts';
import { matched } from '../../asset-knowledge/match-assets.ts';
import { settle } from '../../entity-core/settle-entities.ts';
import { adaptSeen } from '../adapt-seen.ts';
import { fitFilm } from '../fit-film.ts';
import { lanternMaker } from '../samples/lantern-maker.ts';
import { planSample, sourcesOf } from '../samples/plan-sample.ts';

const text = readFileSync('examples/灯笼匠.txt', 'utf8');
const reading = lanternMaker(text);
const { pack } = settle(reading, { characters: [], places: [] }, 1);
const sample = { text, reading, pack };
const { film } = planSample(sample);
const { music, ambience, effects, frames, fps } = film.timeline;
const spf = samplesPerFrame(fps);
const shot = (id: string) => {
  const found = film.shotPlan.shots.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(id);
  return found;
};

describe('music', () => {
  test('begins with the film, ends with it, and is silent for more than a quarter of it', () => {
    expect(music[0]?.start).toBe(0);
    expect((music.at(-1)?.start ?? 0) + (music.at(-1)?.samples ?? 0)).toBe(frames * spf);
    expect(music.reduce((sum, { samples }) => sum + samples, 0)).toBeLessThan(0.7 * frames * spf);
  });

  test('is made of whole bars of its mood', () => {
    for (const { order, sound } of film.tracks.music) {
      const rest = sound.samples - order.bars * barSamples(order.mood);
      expect(rest).toBeLessThan(3 * SAMPLE_RATE);
    }
  });

  test('is silent before the turn', () => {
    const turn = film.placed.find(({ take }) => take.moment.isTurn);
    const at = (turn?.startFrame ?? 0) * spf;
    expect(turn).toBeDefined();
    for (const { start, samples } of music.filter(({ start: from }) => from < at)) {
      expect(start + samples).toBeLessThanOrEqual(at - SAMPLE_RATE);
    }
  });
});

describe('ambience', () => {
  test('lies under the whole film, a bed to a scene, without a hole', () => {
    expect(ambience.map(({ label }) => label)).toEqual(['s1-n1', 's1', 's2', 's3']);
    let end = 0;
    for (const { start, samples } of ambience) {
      expect(start).toBeLessThanOrEqual(end);
      end = start + samples;
    }
    expect(end).toBe(frames * spf);
  });
});

describe('effects', () => {
  test('steps sound while somebody walks, on boards indoors, and end with the way', () => {
    const { startFrame, frames: long } = shot('shot-n3');
    const steps = effects.find(({ job }) => job === 'effect:footsteps-1');
    expect(steps?.start).toBeGreaterThanOrEqual(startFrame * spf);
    expect((steps?.start ?? 0) + (steps?.samples ?? 0)).toBeLessThanOrEqual((startFrame + long + 8) * spf);
  });

  test('what the words sound of is heard where they are seen, once the library has found it', () => {
    const sources = { ...sourcesOf(sample), candidates: matched(reading, pack) };
    const heard = fitFilm(
      sources,
      new Map(film.timeline.speech.map(({ lineId, samples }) => [lineId, samples])),
      adaptSeen(sources),
    );
    const kinds = (id: string) => {
      const { startFrame, frames: long } = shot(id);
      return heard.timeline.effects
        .filter(({ start }) => start >= startFrame * spf && start < (startFrame + long) * spf)
        .map(({ label }) => label);
    };
    expect(kinds('shot-n11')).toContain('oar');
    expect(kinds('shot-n3')).toContain('cloth');
  });

  test('one job makes every sound that is the same', () => {
    const jobs = new Set(effects.map(({ job }) => job));
    expect(jobs.size).toBeLessThanOrEqual(effects.length);
    for (const job of jobs) expect(job).toMatch(/^effect:[a-zA-Z]+-[0-2]$/);
  });
});
