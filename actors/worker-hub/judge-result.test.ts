import { describe, expect, test } from '@jest/globals';
import type { RoleArtifact } from '../../contracts/artifact.ts';
import { JobKind, jobKinds } from '../../contracts/job-kinds.ts';
import type { WorkerResult } from '../../contracts/worker.ts';
import { faultIn, kindsOf } from './judge-result.ts';

const part = (role: string, mediaType: string, bytes = 8): RoleArtifact => ({
  ...{ role, bytes, sha256: '0'.repeat(64) },
  mediaType: mediaType as RoleArtifact['mediaType'],
});

const resultOf = (artifacts: readonly RoleArtifact[], facts: WorkerResult['facts'] = {}): WorkerResult => ({
  ...{ artifacts: [...artifacts], facts, cpuMs: 1 },
});

const partsOf = (kind: JobKind): RoleArtifact[] =>
  Object.entries(jobKinds[kind].yields).map(([role, mediaType]) => part(role, mediaType));

const [video, thumb, facts] = [
  part('video', 'video/mp4'),
  part('thumb', 'image/jpeg'),
  part('facts', 'application/json'),
];

describe('a result', () => {
  test.each(JobKind.options)('with all that a %s yields is one of that kind, and of no other', (kind) => {
    const result = resultOf(partsOf(kind).reverse(), { samples: 480 });
    expect([faultIn(kind, result), kindsOf(result)]).toEqual([null, [kind]]);
  });

  test.each<[string, readonly RoleArtifact[], string]>([
    ['nothing', [], 'The result of a shot has no “video”.'],
    ['a part missing', [video, facts], 'The result of a shot has no “thumb”.'],
    ['a part too many', [video, thumb, facts, part('x', 'text/plain')], 'has “x”, which is not of it'],
    ['a part by the name of what all objects have', [part('constructor', 'text/plain')], 'has “constructor”'],
    ['a part twice', [video, thumb, facts, { ...thumb, sha256: '1'.repeat(64) }], 'has a part twice'],
    [
      'a part of another media type',
      [video, part('thumb', 'image/png'), facts],
      'has its “thumb” as image/png; it must be image/jpeg',
    ],
    ['an empty part', [part('video', 'video/mp4', 0), thumb, facts], 'has no byte of its “video”'],
  ])('of a shot with %s is none, and it is said why', (_what, artifacts, fault) => {
    expect(faultIn('shot', resultOf(artifacts))).toContain(fault);
    expect(kindsOf(resultOf(artifacts))).not.toContain('shot');
  });

  test.each([{}, { samples: 0 }, { samples: -4 }, { samples: 1.5 }, { samples: '480' }])(
    'of a voice that says %j about its length is none: the film is timed by it',
    (said) => {
      const result = resultOf(partsOf('voice'), said);
      expect(faultIn('voice', result)).toMatch(/^The result of a voice says .* for “samples”; it must be/);
      expect(kindsOf(result)).toEqual([]);
    },
  );

  test('of a film in which nobody speaks may have empty subtitles, in the form that has no heading', () => {
    const [srt, vtt] = [part('srt', 'application/x-subrip', 0), part('vtt', 'text/vtt')];
    expect(faultIn('subtitles', resultOf([srt, vtt]))).toBeNull();
    expect(faultIn('subtitles', resultOf([srt, { ...vtt, bytes: 0 }]))).toContain('no byte of its “vtt”');
  });
});
