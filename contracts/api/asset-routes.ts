/** Pictures and sounds of one’s own, with the words that they are found by and what they may be used for. */
import * as z from 'zod';
import { AssetKind } from '../asset.ts';
import { FoundAssets, OwnAsset } from '../own-asset.ts';
import { Id } from '../shared.ts';
import { count, fileQuery, none, nothing, pageQuery } from './route-pieces.ts';
import type { Route } from './route.ts';

const assetPath = z.strictObject({ assetId: Id });

const assetAnswer = (status: 200 | 201) =>
  ({ kind: 'json', status, schema: z.strictObject({ asset: OwnAsset }) }) as const;

export const assetRoutes = {
  addAsset: {
    right: 'write',
    ...{ method: 'POST', path: '/assets' },
    does: 'Makes an asset of a finished upload: what it is, the words it is found by, and its licence, an id of SPDX or “own”.',
    ...{ params: nothing, query: nothing },
    body: {
      kind: 'json',
      schema: z.strictObject({
        uploadId: Id,
        ...OwnAsset.pick({ kind: true, terms: true, licence: true }).shape,
        origin: OwnAsset.shape.origin.default(''),
      }),
    },
    answer: assetAnswer(201),
  },
  listAssets: {
    right: 'look',
    ...{ method: 'GET', path: '/assets', does: 'Lists the assets that were added, the newest first.' },
    ...{ params: nothing, query: pageQuery.extend({ kind: AssetKind.optional() }), body: none },
    answer: {
      ...{ kind: 'json', status: 200 },
      schema: z.strictObject({ assets: z.array(OwnAsset), next: z.string().nullable() }),
    },
  },
  findAssets: {
    right: 'look',
    ...{ method: 'GET', path: '/assets/search' },
    does: 'Searches the library and the assets that were added by words; or those that were added by what they look or sound like, like an asset or a finished upload; or by both, the best first. What the library has is drawn and sounded by code and has no file that could be compared.',
    params: nothing,
    query: z
      .strictObject({
        words: z.string().min(1).max(400).optional(),
        like: Id.optional(),
        kind: AssetKind.optional(),
        limit: count(100).default(20),
      })
      .refine(
        ({ words, like }) => words !== undefined || like !== undefined,
        'Say words, or what it is to be like',
      ),
    body: none,
    answer: { kind: 'json', status: 200, schema: FoundAssets },
  },
  getAsset: {
    right: 'look',
    ...{ method: 'GET', path: '/assets/{assetId}', does: 'Tells of an asset that was added.' },
    ...{ params: assetPath, query: nothing, body: none, answer: assetAnswer(200) },
  },
  getAssetFile: {
    right: 'look',
    ...{ method: 'GET', path: '/assets/{assetId}/file' },
    does: 'Gives the file of an asset that was added, or a range of it.',
    ...{ params: assetPath, query: fileQuery, body: none, answer: { kind: 'file' } },
  },
  removeAsset: {
    right: 'write',
    ...{ method: 'DELETE', path: '/assets/{assetId}' },
    does: 'Takes an asset out of what is found; films that have it keep it.',
    ...{ params: assetPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ removed: z.boolean() }) },
  },
} as const satisfies Readonly<Record<string, Route>>;
