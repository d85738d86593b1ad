import { expect, test } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { seenBy } from './seen.ts';

const asking = (given?: string): { readonly headers: IncomingHttpHeaders } => ({
  headers: given === undefined ? {} : { 'if-match': given },
});

test.each([
  ['whatever is there', ' * ', null],
  ['one tag', '"a1"', ['"a1"']],
  ['one of several, also with commas in them', '"a,1", "b",,"c"', ['"a,1"', '"b"', '"c"']],
  ['the strong ones alone', 'W/"a1", "b"', ['"b"']],
  ['nothing by what is no tag', 'a1', []],
  ['nothing by a star among tags', '"a1", *', []],
  ['nothing by an open quote', '"a1', []],
])('what is set whole is named as %s', (_, given, tags) => {
  expect(seenBy(asking(given), 'value')).toEqual({ seen: null, seenTags: tags });
});

test('a revision is named with the number of its edits', () => {
  expect(seenBy(asking('"rev-1.2"'), 'revision').seen).toEqual({ id: 'rev-1', edits: 2 });
  expect(() => seenBy(asking('*'), 'revision')).toThrow(expect.objectContaining({ code: 'EDIT_CONFLICT' }));
});

test('nothing has to be named where nothing is changed that somebody else writes, and something elsewhere', () => {
  expect(seenBy(asking(), undefined)).toEqual({ seen: null, seenTags: null });
  const unseen = expect.objectContaining({ code: 'SEEN_MISSING' });
  expect(() => seenBy(asking(), 'value')).toThrow(unseen);
  expect(() => seenBy(asking(), 'revision')).toThrow(unseen);
});
