/** Gives of a document only the fields that were asked for: those of each thing that it tells of. */
import * as z from 'zod';
import type { Route } from '../../contracts/api/route.ts';
import { Refusal } from './refuse.ts';

/** The name of the parameter, beside those of the route. */
export const FIELDS = 'fields';

/** Whether a route lets one choose. */
export const isSparse = ({ method, answer }: Pick<Route, 'method' | 'answer'>): boolean =>
  method === 'GET' && answer.kind === 'json';

function wrong(message: string): never {
  const fault = { at: `query.${FIELDS}`, message };
  throw new Refusal('PARAMS_INVALID', `${fault.at}: ${message}.`, [fault]);
}

/** A schema as JSON Schema has it, as far as names of fields go. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

const eitherOf = ({ anyOf = [], oneOf = [] }: Shape): readonly Shape[] => [...anyOf, ...oneOf];

/** Names that are everybody’s choice, of a thing that is a table and not a form. */
const ANY = '*';

function namesIn(thing: Shape): string[] {
  const { properties = {}, additionalProperties = false, items } = thing;
  return [
    ...Object.keys(properties),
    ...(typeof additionalProperties === 'object' ? [ANY] : []),
    ...(items === undefined ? [] : namesIn(items)),
    ...eitherOf(thing).flatMap(namesIn),
  ];
}

/** Fields of what a route tells of, in any of its things. */
function fieldsOf({ answer }: Pick<Route, 'answer'>): ReadonlySet<string> {
  if (answer.kind !== 'json') return new Set();
  const { properties = {} } = z.toJSONSchema(answer.schema, { io: 'output', reused: 'inline' }) as Shape;
  return new Set(Object.values(properties).flatMap(namesIn));
}

const known = new WeakMap<Route['answer'], ReadonlySet<string>>();

function knownFields(route: Pick<Route, 'answer'>): ReadonlySet<string> {
  const fields = known.get(route.answer) ?? fieldsOf(route);
  known.set(route.answer, fields);
  return fields;
}

/** Null where nothing is chosen. Throws PARAMS_INVALID for what is no list of names, and for a name that no field has. */
export function fieldsIn(route: Pick<Route, 'answer'>, given: string | null): ReadonlySet<string> | null {
  if (given === null) return null;
  const names = given.split(',');
  if (names.length > 50 || !names.every((name) => /^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(name)))
    wrong('It is names of fields, with commas between');
  const fields = knownFields(route);
  const strange = fields.has(ANY) ? undefined : names.find((name) => !fields.has(name));
  if (strange !== undefined)
    wrong(`There is no field “${strange}”; there are ${[...fields].join(', ') || 'none to choose from'}`);
  return new Set(names);
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const chosen = (thing: unknown, fields: ReadonlySet<string>): unknown =>
  isObject(thing) ? Object.fromEntries(Object.entries(thing).filter(([name]) => fields.has(name))) : thing;

/** A document names what it tells of: one thing, or a list of things; everything else of it stays. */
export const sparse = (document: unknown, fields: ReadonlySet<string>): unknown =>
  isObject(document)
    ? Object.fromEntries(
        Object.entries(document).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map((each) => chosen(each, fields)) : chosen(value, fields),
        ]),
      )
    : document;
