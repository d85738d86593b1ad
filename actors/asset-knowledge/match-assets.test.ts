import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Asset, AssetCandidates } from '../../contracts/asset.ts';
import { Costume } from '../../contracts/entity.ts';
import { Mood, PlaceKind, PropKind } from '../../contracts/reading.ts';
import { EffectKind } from '../../contracts/sound.ts';
import { settle } from '../entity-core/settle-entities.ts';
import { lanternMaker } from '../planner/samples/lantern-maker.ts';
import { redKite } from '../planner/samples/red-kite.ts';
import { indexOf, termsOfText } from './bm25.ts';
import { library } from './library/library.ts';
import { matched } from './match-assets.ts';
import { searchAssets } from './search-assets.ts';

const best = (words: string, kind?: Asset['kind']) =>
  searchAssets({ words, kind, limit: 3 }, []).assets[0]?.key;

describe('the library', () => {
  test('has an entry for everything that can be drawn and heard', () => {
    const keys = (kind: Asset['kind']) =>
      new Set(library.filter((asset) => asset.kind === kind).map(({ key }) => key));
    expect(PlaceKind.options.filter((key) => !keys('set').has(key))).toEqual([]);
    expect(PropKind.options.filter((key) => !keys('prop').has(key))).toEqual([]);
    expect(Costume.options.filter((key) => !keys('costume').has(key))).toEqual([]);
    expect(EffectKind.options.filter((key) => !keys('sound').has(key))).toEqual([]);
    expect(Mood.options.filter((key) => !keys('music').has(key))).toEqual([]);
  });

  test('every entry has words in both languages and the form of the contract', () => {
    for (const asset of library) {
      Asset.parse(asset);
      expect(asset.terms.slice(1).some((term) => /\p{Script=Han}/u.test(term))).toBe(true);
      expect(asset.terms.slice(1).some((term) => /[a-z]/i.test(term))).toBe(true);
    }
    expect(new Set(library.map(({ id }) => id)).size).toBe(library.length);
  });
});

describe('search', () => {
  test.each([
    ['灯塔', 'set', 'lighthouse'],
    ['渡口', 'set', 'dock'],
    ['the old pier at night', 'set', 'dock'],
    ['敲门', 'sound', 'knock'],
    ['thunder rumbles', 'sound', 'thunder'],
    ['an oil lamp', 'prop', 'lamp'],
    ['油纸伞', 'prop', 'umbrella'],
    ['离别的悲伤', 'music', 'sad'],
  ] as const)('%s among %ss finds %s', (words, kind, key) => {
    expect(best(words, kind)).toBe(key);
  });

  test('words that nothing is called find nothing', () => {
    expect(searchAssets({ words: 'xyzzy', limit: 5 }, []).assets).toEqual([]);
  });

  test('finds what people have added beside the library, each with its file', () => {
    const artifact = { sha256: 'a'.repeat(64), bytes: 9, mediaType: 'image/png' as const };
    const added = {
      ...{ id: 'ast-1', projectId: 'prj-1', kind: 'prop' as const, terms: ['祖母的油纸伞'], licence: 'own' },
      ...{ origin: '', fileName: 'a.png', artifact, size: null, createdAt: '2026-11-30T10:00:00.000Z' },
    };
    const { assets } = searchAssets({ words: '祖母的油纸伞', kind: 'prop', limit: 9 }, [added]);
    expect(assets[0]).toMatchObject({ id: 'ast-1', licence: 'own', artifact });
    expect(assets.find(({ key }) => key === 'umbrella')).toMatchObject({ licence: 'MIT', artifact: null });
    expect(searchAssets({ words: '祖母的油纸伞', kind: 'music', limit: 9 }, [added]).assets).toEqual([]);
  });

  test('rare words weigh more than common ones', () => {
    const index = indexOf([['red house'], ['red kite'], ['red boat']]);
    expect(index.search('red kite')[0]?.document).toBe(1);
  });

  test('Chinese is cut into pairs, English into stems', () => {
    expect(termsOfText('旧灯笼 burning Lamps')).toEqual(
      expect.arrayContaining(['旧灯', '灯笼', 'burn', 'lamp']),
    );
  });
});

describe('matching', () => {
  const story = lanternMaker(readFileSync('examples/灯笼匠.txt', 'utf8'));
  const { pack } = settle(story, { characters: [], places: [] }, 1);
  const { candidates } = AssetCandidates.parse(matched(story, pack));
  const keysOf = (entityId: string) =>
    candidates.filter((each) => each.entityId === entityId).map(({ key }) => key);

  test('places and props find what they are called', () => {
    expect(keysOf('p3')[0]).toBe('dock');
    expect(keysOf('o3')[0]).toBe('umbrella');
  });

  test('a lantern shop is a workshop, whatever kind the reading thought it was', () => {
    const shop = {
      ...pack,
      places: [
        {
          ...pack.places[1],
          id: 'p2',
          name: '灯笼铺',
          kind: 'shop' as const,
          indoors: true,
          traits: [],
          seed: 1,
        },
      ],
    };
    const told = {
      ...story,
      places: [{ id: 'p2', name: '灯笼铺', kind: 'shop' as const, indoors: true, traits: [], mentions: [] }],
    };
    const found = matched(told, shop).candidates.filter(
      ({ entityId, kind }) => entityId === 'p2' && kind === 'set',
    );
    expect(found[0]).toMatchObject({ key: 'workshop', because: ['灯笼铺'] });
  });

  test('sounds are found in what is told, never in what is said', () => {
    expect(keysOf('n3')).toContain('cloth');
    expect(keysOf('n11')).toContain('oar');
    expect(candidates.filter(({ kind, entityId }) => kind === 'sound' && entityId.startsWith('l'))).toEqual(
      [],
    );
  });

  test('the same reading matches the same, in English too', () => {
    const english = settle(redKite(), { characters: [], places: [] }, 1).pack;
    expect(matched(redKite(), english)).toEqual(matched(redKite(), english));
    expect(
      matched(redKite(), english).candidates.find(
        ({ entityId, kind }) => entityId === 'n3' && kind === 'sound',
      )?.key,
    ).toBe('snap');
  });
});
