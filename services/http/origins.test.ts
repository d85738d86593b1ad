import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { credentialOf, refreshTokenOf } from './credentials.ts';
import { dropForeignCookies, type Names } from './origins.ts';

const names: Names = {
  isOpen: true,
  publicUrl: new URL('https://studio.example.org'),
  origins: ['https://pages.example.org'],
};

const cookie = 'ainern2d-at=at_1; ainern2d-rt=rt_1';

function asked(headers: IncomingHttpHeaders): { headers: IncomingHttpHeaders } {
  const request = { headers: { host: 'studio.example.org', cookie, ...headers } };
  dropForeignCookies(request, names);
  return request;
}

describe('cookies', () => {
  test.each<[string, IncomingHttpHeaders]>([
    ['our own page', { origin: 'https://studio.example.org', 'sec-fetch-site': 'same-origin' }],
    ['our own page that reads', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
    ['a person who follows a link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['a person who types an address', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['a program', {}],
  ])('count for %s', (_, headers) => {
    expect(credentialOf(asked(headers))).toBe('at_1');
  });

  test.each<[string, IncomingHttpHeaders]>([
    ['a page on the list', { origin: 'https://pages.example.org' }],
    [
      'a page of the same site that only shows',
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' },
    ],
    [
      'a page of another site that only shows',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
  ])('count for nothing from %s, which has a token of its own or none', (_, headers) => {
    expect([credentialOf(asked(headers)), refreshTokenOf(asked(headers))]).toEqual([null, null]);
    expect(credentialOf(asked({ ...headers, authorization: 'Bearer at_2' }))).toBe('at_2');
  });
});
