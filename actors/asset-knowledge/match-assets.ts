/** Finds for each entity and scene the assets that fit, with the words that made them fit. */
import type { ReceivedParamsOf, ResultOf } from '../../contracts/action.ts';
import { AssetCandidates, type Asset, type AssetCandidate, type AssetKind } from '../../contracts/asset.ts';
import { EntityPack, type Character, type Place, type Prop } from '../../contracts/entity.ts';
import type { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import { StoryReading, type FoundScene, type Unit } from '../../contracts/reading.ts';
import { decodeJson, encodeJson } from '../runtime/maker.ts';
import type { Objects } from '../runtime/objects.ts';
import { library } from './library/library.ts';
import { foundAssets } from './search-assets.ts';

export interface AssetPorts {
  readonly objects: Pick<Objects, 'get' | 'put'>;
}

/** Most candidates kept of one kind for one entity. */
const MOST = 3;

/** Term of an asset that stands in the words, the longest first: what is shown as the reason. */
function saidTerm({ terms }: Asset, words: string): string | undefined {
  const folded = words.toLowerCase();
  return terms
    .slice(1)
    .filter((term) => isIn(term.toLowerCase(), folded))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** Latin terms count only as whole words. */
function isIn(term: string, words: string): boolean {
  if (/\p{Script=Han}/u.test(term)) return words.includes(term);
  return ` ${words.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${term} `);
}

const round = (score: number): number => Math.round(Math.min(1, score) * 1000) / 1000;

interface Wanted {
  readonly entityId: string;
  readonly kind: AssetKind;
  /** What the story calls it: terms found here count fully. */
  readonly name: string;
  /** What else the story says of it. */
  readonly traits: string;
  /** The reading's own answer, which stands unless the name says better. */
  readonly own: string | null;
}

/** How sure a found term is: long terms in the name most, one character in the traits least. */
function sureness(term: string, { name }: Wanted): number {
  const length = /\p{Script=Han}/u.test(term) ? term.length : term.length / 3;
  const strength = length >= 3 ? 0.95 : length >= 2 ? 0.85 : 0.55;
  return isIn(term.toLowerCase(), name.toLowerCase()) ? strength : strength * 0.88;
}

/** The reading's own kind of place is trusted this far: a whole word of the name outweighs it. */
const OWN = 0.8;

interface Match {
  readonly asset: Asset;
  readonly score: number;
  readonly because: string;
}

const candidate = ({ entityId, kind }: Wanted, { asset, score, because }: Match): AssetCandidate => ({
  entityId,
  assetId: asset.id,
  kind,
  key: asset.key,
  score: round(score),
  because: [because],
});

/** Candidates for one thing that is wanted, best first. */
function candidatesFor(wanted: Wanted): readonly AssetCandidate[] {
  const words = `${wanted.name} ${wanted.traits}`;
  const said = foundAssets(words, wanted.kind).flatMap(({ asset }) => {
    const term = saidTerm(asset, words);
    return term === undefined
      ? []
      : [candidate(wanted, { asset, score: sureness(term, wanted), because: term })];
  });
  const own = library.find(({ kind, key }) => kind === wanted.kind && key === wanted.own);
  const all = own
    ? [...said, candidate(wanted, { asset: own, score: OWN, because: `kind: ${own.key}` })]
    : said;
  const best = new Map<string, AssetCandidate>();
  for (const each of all.toSorted((a, b) => b.score - a.score)) {
    if (!best.has(each.assetId)) best.set(each.assetId, each);
  }
  return [...best.values()].slice(0, MOST);
}

/** By what the story calls it: another name that somebody gives a place makes no other place of it. */
const forPlace = ({ id, name: given, kind, traits }: Place, name: string = given): Wanted => ({
  entityId: id,
  kind: 'set',
  name,
  traits: traits.join(' '),
  own: kind,
});

const forProp = ({ id, name, kind }: Prop): Wanted => ({
  entityId: id,
  kind: 'prop',
  name,
  traits: '',
  own: kind,
});

const forCharacter = ({ id, name, aliases, look }: Character): Wanted => ({
  entityId: id,
  kind: 'costume',
  name,
  traits: aliases.join(' '),
  own: look.costume.cut,
});

const forScene = ({ id, mood }: FoundScene): Wanted => ({
  entityId: id,
  kind: 'music',
  name: '',
  traits: '',
  own: mood,
});

/** Sounds are heard only where words name them: narration and what speech tags tell, never what people say. */
function soundsOf(unit: Unit): readonly AssetCandidate[] {
  if (unit.kind !== 'narration' && unit.kind !== 'tag') return [];
  const wanted: Wanted = {
    entityId: unit.kind === 'tag' ? unit.of : unit.id,
    kind: 'sound',
    name: unit.text,
    traits: '',
    own: null,
  };
  return candidatesFor(wanted).filter(({ score }) => score >= 0.6);
}

/** Matches a reading and its pack against the library; pure. */
export function matched(reading: StoryReading, pack: EntityPack): AssetCandidates {
  const wanted = [
    ...pack.places.map((place, at) => forPlace(place, reading.places[at]?.name)),
    ...pack.props.map(forProp),
    ...pack.characters.map(forCharacter),
    ...reading.scenes.map(forScene),
  ];
  return { candidates: [...wanted.flatMap(candidatesFor), ...reading.units.flatMap(soundsOf)] };
}

/** Matches and stores the candidates. Rejects with ARTIFACT_MISSING. */
export async function matchAssets(
  { objects }: AssetPorts,
  params: ReceivedParamsOf<typeof assetKnowledge.matchAssets>,
): Promise<ResultOf<typeof assetKnowledge.matchAssets>> {
  const reading = StoryReading.parse(decodeJson(await objects.get(params.reading)));
  const pack = EntityPack.parse(decodeJson(await objects.get(params.pack)));
  const candidates = AssetCandidates.parse(matched(reading, pack));
  const stored = await objects.put(encodeJson(candidates), 'application/json');
  return { candidates: stored, count: candidates.candidates.length };
}
