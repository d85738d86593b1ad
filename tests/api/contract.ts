/** What the document promises that the API serves of itself, held against what it answers. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { API_PATH, type Route } from '../../contracts/api/route.ts';
import { routes, type RouteName } from '../../contracts/api/routes.ts';
import type { ClientTerms } from '../../contracts/client.ts';

interface Promised {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, Promised>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Answer {
  /** As it was asked, which need not be the method of the route. */
  readonly method: string;
  readonly status: number;
  /** As the header says it; null where there is none. */
  readonly type: string | null;
  /** Null where it is not read. */
  readonly text: string | null;
  /** Whether only some fields were asked for, so that others are missing. */
  readonly isSparse: boolean;
}

const pointed = (...names: readonly string[]): string =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** The path of a route as the document has it. */
const templateOf = ({ path }: Route): string => path.replaceAll('...}', '}');

const plainType = (type: string | null): string | null =>
  type?.split(';', 1)[0]?.trim().toLowerCase() ?? null;

export class Contract {
  readonly #document: Document;
  readonly #ajv: Ajv2020;
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(document: Document) {
    this.#document = document;
    // The words of OpenAPI around the schemas are none of JSON Schema.
    this.#ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: false });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'served');
  }

  static async servedTo({ origin, key }: ClientTerms): Promise<Contract> {
    const headers = { authorization: `Bearer ${key ?? ''}` };
    const response = await fetch(`${origin}${API_PATH}/openapi.json`, { headers });
    return new Contract((await response.json()) as Document);
  }

  #operation(name: RouteName, method: string): Operation | null {
    const word = method === 'HEAD' ? 'get' : method.toLowerCase();
    return this.#document.paths[templateOf(routes[name])]?.[word] ?? null;
  }

  /** Compiled once for each place in the document. */
  #check(pointer: string): ValidateFunction {
    const known = this.#checks.get(pointer) ?? this.#ajv.compile({ $ref: `served#${pointer}` });
    this.#checks.set(pointer, known);
    return known;
  }

  #bodyFault(pointer: string, text: string): string | null {
    const check = this.#check(pointer);
    if (check(JSON.parse(text))) return null;
    return `${this.#ajv.errorsText(check.errors)} in ${text.slice(0, 300)}`;
  }

  /** What of an answer the document does not know; null when it keeps to it. */
  faultOf(name: RouteName, { method, status, type, text, isSparse }: Answer): string | null {
    const operation = this.#operation(name, method);
    // A method that is none of this path is refused before there is anything to promise.
    if (operation === null)
      return status >= 400 || method === 'OPTIONS' ? null : `${method} is not documented`;
    const said = operation.responses[String(status)] === undefined ? 'default' : String(status);
    if (said === 'default' && status < 400) return `${status} is not documented`;
    const plain = plainType(type);
    const content = operation.responses[said]?.content ?? {};
    if (plain === null) return Object.keys(content).length > 0 && text !== null ? 'no type' : null;
    if (!(plain in content)) return `${status} with ${plain} is not documented`;
    if (text === null || isSparse || content[plain]?.schema === undefined || !/json$/.test(plain))
      return null;
    const path = [templateOf(routes[name]), method.toLowerCase(), 'responses', said, 'content', plain];
    return this.#bodyFault(`/paths${pointed(...path)}/schema`, text);
  }
}
