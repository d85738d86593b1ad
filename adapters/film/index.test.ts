import { expect, test } from '@jest/globals';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { describeFilm } from './film.conformance.ts';
import { open } from './index.ts';

describeFilm('the composer', () => open('embedded:composer'));

test('the embedded composer makes every kind of work that is the composer’s', () => {
  const kinds = Object.entries(jobKinds).filter(([, { worker }]) => worker === 'composer');
  expect(Object.keys(open('embedded:composer')).toSorted()).toEqual(kinds.map(([kind]) => kind).toSorted());
});

test('an unknown film maker is refused with its name', () => {
  expect(() => open('ffmpeg:system')).toThrow(
    'No film maker is known as “ffmpeg:system”; it must be embedded:composer.',
  );
});
