/** Who and what a film has, and its scenes: as soon as they are settled and planned, long before the film is finished. */
import * as z from 'zod';
import { Character, Place, Prop, Voice } from '../entity.ts';
import { ScriptScene } from '../script.ts';
import { Id } from '../shared.ts';
import { none, nothing, projectPath, runPath } from './route-pieces.ts';
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
  listScenes: {
    right: 'look',
    ...{ method: 'GET', path: '/runs/{runId}/scenes' },
    does: 'Lists the scenes of a film: where and when each plays, who is there, what is said, and its shots.',
    ...{ params: runPath, query: nothing, body: none },
    answer: { kind: 'json', status: 200, schema: z.strictObject({ scenes: z.array(FilmScene) }) },
  },
} as const satisfies Readonly<Record<string, Route>>;
