/** Who and what a film has, and its scenes: as soon as they are settled and planned, long before the film is finished. */
import * as z from 'zod';
import { Framing } from '../drawing.ts';
import { LookChange, VoiceChange } from '../edits/entity-edits.ts';
import { Character, Place, Prop, Voice } from '../entity.ts';
import { Emotion } from '../reading.ts';
import { ScriptScene } from '../script.ts';
import { Id } from '../shared.ts';
import { encodedJson, none, nothing, projectPath, runPath } from './route-pieces.ts';
import type { Route } from './route.ts';

/** A line as the script has it. */
const ScriptLine = z.strictObject({
  lineId: Id,
  kind: z.enum(['dialogue', 'thought', 'narration']),
  /** Null of the film’s own narrator. */
  speaker: Id.nullable(),
  text: z.string(),
});
export type ScriptLine = z.infer<typeof ScriptLine>;

const lines = z.array(ScriptLine);

/** Somebody of the film, with what they say; no lines before there is a script. */
export const CastPerson = z.strictObject({ ...Character.shape, locked: z.boolean(), lines });
export type CastPerson = z.infer<typeof CastPerson>;

export const FilmCast = z.strictObject({
  people: z.array(CastPerson),
  narrator: z.strictObject({ voice: Voice, lines }),
  places: z.array(Place),
  props: z.array(Prop),
});
export type FilmCast = z.infer<typeof FilmCast>;

export const FilmScene = z.strictObject({
  ...ScriptScene.pick({ id: true, timeOfDay: true, weather: true, season: true, mood: true }).shape,
  ...ScriptScene.pick({ indoors: true, source: true, cast: true, props: true }).shape,
  place: z.strictObject({ id: Id, name: z.string() }),
  lines,
  /** In order; none before they are planned. */
  shotIds: z.array(Id),
});
export type FilmScene = z.infer<typeof FilmScene>;

/** Somebody as the edits of a draft have them; how they look and sound is known when the cast is settled anew. */
export const DraftPerson = z.strictObject({
  id: Id,
  name: z.string(),
  locked: z.boolean(),
  lineIds: z.array(Id),
});
export type DraftPerson = z.infer<typeof DraftPerson>;

const personPath = runPath.extend({ personId: Id });

/** The first offer is number 0; whoever likes none of it asks for the next. */
const round = z.coerce.number().int().min(0).max(999).default(0);

/** Offers, and where each is seen or heard before it is chosen. */
const Looks = z.strictObject({ looks: z.array(z.strictObject({ look: LookChange, href: z.string() })) });
const Voices = z.strictObject({ voices: z.array(z.strictObject({ voice: VoiceChange, href: z.string() })) });

export const castRoutes = {
  getDraftCast: {
    right: 'look',
    ...{ method: 'GET', path: '/projects/{projectId}/draft/cast' },
    does: 'Lists the people of the newest film as the edits since have them, those included whom edits have brought in.',
    ...{ params: projectPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ people: z.array(DraftPerson) }) },
  },
  getCast: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/cast' },
    does: 'Gives the people of a film with looks, voices, lines and locks, its narrator, places and props.',
    ...{ params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ cast: FilmCast }) },
  },
  getPortrait: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/cast/{personId}/portrait' },
    does: 'Gives a portrait of somebody as the film has them, or as a change of their look would make them, with any expression.',
    params: personPath,
    query: z.strictObject({
      expression: Emotion.default('neutral'),
      framing: Framing.default('head'),
      look: encodedJson(LookChange).optional(),
    }),
    ...{ body: none, answer: { kind: 'file' } },
  },
  listLooks: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/cast/{personId}/looks' },
    does: 'Offers six other faces or costumes for somebody, as edits take them, each with its portrait; the same asked again is the same.',
    params: personPath,
    query: z.strictObject({
      ...{ of: z.enum(['face', 'costume']), round },
      /** What is changed of the look already. */
      look: encodedJson(LookChange).optional(),
    }),
    ...{ body: none, answer: { kind: 'json', status: 200, schema: Looks } },
  },
  getVoiceSample: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/cast/{personId}/voice' },
    does: 'Gives a sentence said by somebody with the voice that the film gives them, or that a change would.',
    params: personPath,
    query: z.strictObject({ voice: encodedJson(VoiceChange).optional() }),
    ...{ body: none, answer: { kind: 'file' } },
  },
  listVoices: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/cast/{personId}/voices' },
    does: 'Offers six other voices for somebody, as edits take them, each with a sample; the same asked again is the same.',
    ...{ params: personPath, query: z.strictObject({ round }), body: none },
    answer: { kind: 'json', status: 200, schema: Voices },
  },
  listScenes: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/scenes' },
    does: 'Lists the scenes of a film: where and when each plays, who is there, what is said, and its shots.',
    ...{ params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ scenes: z.array(FilmScene) }) },
  },
} as const satisfies Readonly<Record<string, Route>>;
