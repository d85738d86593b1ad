import { expect, test } from '@jest/globals';
import { documents } from '../../actors/composer/write-documents.ts';
import { jobKinds } from '../../contracts/job-kinds.ts';
import { describeFilm } from './film.conformance.ts';
import { open } from './index.ts';

describeFilm('the composer', () => open('embedded:composer'));

test('the embedded composer and the documents are every kind of work that is the composer’s', () => {
  const kinds = Object.entries(jobKinds).filter(([, { worker }]) => worker === 'composer');
  const made = Object.keys({ ...open('embedded:composer'), ...documents });
  expect(made.toSorted()).toEqual(kinds.map(([kind]) => kind).toSorted());
});

test('an unknown film maker is refused with its name', () => {
  expect(() => open('ffmpeg:system')).toThrow(
    'No film maker is known as “ffmpeg:system”; it must be embedded:composer.',
  );
});
