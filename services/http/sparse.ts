/** Gives of a document only the fields that were asked for: those of each thing that it tells of. */
import type { Route } from '../../contracts/api/route.ts';
import { Refusal } from './refuse.ts';

/** The name of the parameter, beside those of the route. */
export const FIELDS = 'fields';

/** Whether a route lets one choose. */
export const isSparse = ({ method, answer }: Pick<Route, 'method' | 'answer'>): boolean =>
  method === 'GET' && answer.kind === 'json';

/** Null where nothing is chosen. Throws PARAMS_INVALID for what is no list of names. */
export function fieldsIn(given: string | null): ReadonlySet<string> | null {
  if (given === null) return null;
  const names = given.split(',');
  if (names.length <= 50 && names.every((name) => /^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(name)))
    return new Set(names);
  const fault = { at: `query.${FIELDS}`, message: 'It is names of fields, with commas between' };
  throw new Refusal('PARAMS_INVALID', `${fault.at}: ${fault.message}.`, [fault]);
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
