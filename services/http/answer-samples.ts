/** How somebody of a film looks and sounds, and how they could. */
import type { Planned } from '../../actors/gateway/film-cast.ts';
import { sampleSentence } from '../../actors/gateway/sample-sentence.ts';
import { API_PATH } from '../../contracts/api/route.ts';
import type { LookChange, VoiceChange } from '../../contracts/edits/entity-edits.ts';
import { joinedLooks } from '../../contracts/edits/look-changes.ts';
import type { Character, Look, Voice } from '../../contracts/entity.ts';
import { Failure } from '../../contracts/error.ts';
import { entityCore } from '../../contracts/modules/entity-core.ts';
import { gateway } from '../../contracts/modules/gateway.ts';
import { workerAudio, workerVideo } from '../../contracts/modules/workers.ts';
import { settledOf } from './answer-cast.ts';
import { json, type Answered, type AnswerPorts, type AskedOf, type Asker } from './answered.ts';

interface Found extends Omit<Planned, 'shotPlan'> {
  readonly character: Character;
  readonly others: readonly Character[];
  readonly seed: number;
}

type Person = AskedOf<'getPortrait'>['params'];

/** Rejects with RUN_UNKNOWN, with FILE_UNKNOWN while nobody is settled, and with SPEAKER_UNKNOWN. */
async function personOf(ports: AnswerPorts, asker: Asker, { runId, personId }: Person): Promise<Found> {
  const { run } = await ports.ask(asker.scope, gateway.getRun, { runId });
  const settled = await settledOf(runId, { asker, ports });
  const { characters } = settled.pack;
  const character = characters.find(({ id }) => id === personId);
  if (character === undefined)
    throw new Failure('SPEAKER_UNKNOWN', `The film ${runId} has nobody called “${personId}”.`);
  const others = characters.filter(({ id }) => id !== personId);
  return { ...settled, character, others, seed: run.options.seed };
}

interface Change {
  readonly look?: LookChange | undefined;
  readonly voice?: VoiceChange | undefined;
}

/** Somebody after a change that nobody has made. */
async function tried(
  { ask }: AnswerPorts,
  { scope }: Asker,
  { found: { character, others }, look, voice }: Change & { readonly found: Found },
): Promise<{ look: Look; voice: Voice }> {
  if (look === undefined && voice === undefined) return character;
  const voices = others.map((each) => each.voice);
  return ask(scope, entityCore.tryOn, {
    ...{ character, look: look ?? null, voice: voice ?? null, others: voices },
  });
}

export async function getPortrait(
  { params, query: { expression: emotion, framing, look: change } }: AskedOf<'getPortrait'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const found = await personOf(ports, asker, params);
  const { look } = await tried(ports, asker, { found, look: change });
  const order = { style: 'paper-cut', world: found.pack.world, look, emotion, framing } as const;
  const { artifact } = await ports.ask(asker.scope, workerVideo.drawPortrait, order);
  return { kind: 'file', file: artifact, name: `${params.personId}.jpeg`, isSaved: false };
}

export async function getVoiceSample(
  { params, query: { voice: change } }: AskedOf<'getVoiceSample'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const found = await personOf(ports, asker, params);
  const { voice } = await tried(ports, asker, { found, voice: change });
  const { language } = found.pack;
  const { artifact } = await ports.ask(asker.scope, workerAudio.speakSample, {
    ...{ text: sampleSentence(found, params.personId), language, voice, pronunciations: {} },
    ...{ emotion: 'neutral', intensity: 0, manner: 'normal' },
  });
  return { kind: 'file', file: artifact, name: `${params.personId}.wav`, isSaved: false };
}

/** Where somebody is seen or heard as a change would make them. */
function hrefOf({ runId, personId }: Person, part: 'portrait' | 'voice', change: Change): string {
  const [run, person] = [runId, personId].map(encodeURIComponent);
  const query = new URLSearchParams(
    Object.entries(change).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
  );
  return `${API_PATH}/runs/${run}/cast/${person}/${part}?${query.toString()}`;
}

export async function listLooks(
  { params, query: { of, round, look: earlier } }: AskedOf<'listLooks'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const found = await personOf(ports, asker, params);
  const { look } = await tried(ports, asker, { found, look: earlier });
  const { character, seed, pack, others } = found;
  const framing = of === 'face' ? 'head' : 'figure';
  const { looks } = await ports.ask(asker.scope, entityCore.suggestLooks, {
    ...{ character: { ...character, look, gender: look.gender, age: look.age } },
    ...{ of, round, seed, world: pack.world, others: others.map((each) => each.look) },
  });
  return json('listLooks', {
    looks: looks.map((each) => {
      const whole = joinedLooks(earlier ?? null, each) ?? each;
      return { look: each, href: `${hrefOf(params, 'portrait', { look: whole })}&framing=${framing}` };
    }),
  });
}

export async function listVoices(
  { params, query: { round } }: AskedOf<'listVoices'>,
  asker: Asker,
  ports: AnswerPorts,
): Promise<Answered> {
  const { character, seed } = await personOf(ports, asker, params);
  const { voices } = await ports.ask(asker.scope, entityCore.suggestVoices, { character, round, seed });
  return json('listVoices', {
    voices: voices.map((voice) => ({ voice, href: hrefOf(params, 'voice', { voice }) })),
  });
}
