/** The one table of errors: what the runtime should do, and what the person should change. */
import * as z from 'zod';

/** `later`: the same again after a pause. `elsewhere`: another node or another plan. `never`: the input must change. */
export type Retry = 'never' | 'later' | 'elsewhere';

interface ErrorFacts {
  readonly retry: Retry;
  readonly httpStatus: number;
  /** Whether the message may be shown to whoever asked. */
  readonly public: boolean;
  /** The rule that was broken, as a sentence; the message of an error adds the value. */
  readonly message: string;
  /** When the same may be asked again, seconds: what HTTP calls Retry-After. Null where no time can be named. */
  readonly retryAfterS: number | null;
}

const never = (httpStatus: number, message: string): ErrorFacts => ({
  retry: 'never',
  httpStatus,
  public: true,
  message,
  retryAfterS: null,
});
const later = (httpStatus: number, message: string, retryAfterS: number | null = null): ErrorFacts => ({
  retry: 'later',
  httpStatus,
  public: true,
  message,
  retryAfterS,
});
const elsewhere = (message: string): ErrorFacts => ({
  retry: 'elsewhere',
  httpStatus: 503,
  public: true,
  message,
  retryAfterS: null,
});
const inside = (message: string): ErrorFacts => ({
  retry: 'never',
  httpStatus: 500,
  public: false,
  message,
  retryAfterS: null,
});

export const errorTable = {
  USAGE_WRONG: never(
    400,
    'The command line does not have that form; run it with --help to see what it takes.',
  ),
  STORY_EMPTY: never(422, 'The story has no text; put at least one sentence into the file.'),
  STORY_MISSING: never(404, 'The story file cannot be read; give the path of a text file.'),
  STORY_IS_FOLDER: never(422, 'The story is a folder; give the path of a text file in it.'),
  STORY_BINARY: never(422, 'The story is not a text file; save it as plain text in UTF-8.'),
  STORY_ENCODING_UNKNOWN: never(422, 'The text is neither UTF-8 nor GB18030 nor Big5; save it as UTF-8.'),
  STORY_TOO_LONG: never(413, 'The story is longer than 2,000,000 characters; split it into chapters.'),
  STORY_LANGUAGE_UNKNOWN: never(
    422,
    'The story is neither Chinese nor English; only these two can be spoken.',
  ),
  CAST_INVALID: never(422, 'The cast file must be a JSON list of { name, aliases, gender }.'),
  LINE_UNKNOWN: never(404, 'No line has that id; the ids are in report.json under speech[].lineId.'),
  SHOT_UNKNOWN: never(404, 'No shot has that id; the ids are in report.json under shots[].id.'),
  SPEAKER_UNKNOWN: never(404, 'Nobody in the film has that id; the ids are in report.json under cast[].id.'),
  PLACE_UNKNOWN: never(404, 'No place has that id; the ids are in report.json under places[].id.'),
  ENTITY_LOCKED: never(409, 'Somebody who is locked is not edited; unlock them first.'),
  LINE_FOREIGN: never(422, 'Only lines of the one who is split can be given to somebody new.'),
  UNDO_EXHAUSTED: never(409, 'There is no edit left that could be taken back.'),
  DRAFT_OPEN: never(409, 'The project has a draft; seal it or discard it first.'),
  SHOT_LOCKED: never(409, 'A locked shot stays as it is; unlock it first.'),
  SHOT_SPOKEN: never(
    409,
    'A shot in which somebody is heard cannot be removed; move it, or change its line.',
  ),
  SHOT_UNFIT: never(422, 'The shot cannot be changed like that.'),
  TAKE_UNKNOWN: never(404, 'The shot has no such take; its takes are at /runs/{runId}/shots/{shotId}/takes.'),
  UPLOAD_UNKNOWN: never(404, 'The project was given no such file.'),
  UPLOAD_UNFIT: never(422, 'A picture is a PNG or JPEG, a clip an MP4, a sound a WAV or an MP4.'),
  UPLOAD_TOO_LARGE: never(413, 'The file is larger or longer than a shot can use.'),
  UPLOAD_UNREADABLE: never(422, 'The file cannot be decoded as what it is said to be.'),
  LINE_UNSAYABLE: never(422, 'A line is spoken in Chinese or English; write words of one of them.'),
  PROJECT_UNKNOWN: never(404, 'There is no such project.'),
  REVISION_UNKNOWN: never(404, 'There is no such revision.'),
  RUN_UNKNOWN: never(404, 'There is no such run.'),
  FILM_MISSING: never(404, 'The folder holds no finished film; make one with `film` first.'),
  FILM_BROKEN: never(
    409,
    'Stored pieces of the film are missing or damaged; run `film` on its story again, which makes them anew.',
  ),
  FILM_ELSEWHERE: never(
    409,
    'The film of the folder is at an installation; go on there with `film STORY --cluster`, or bring it back with `move`.',
  ),
  FILM_CONFLICT: never(409, 'A film cannot be moved to where another one stands in its place.'),
  FOLDER_BUSY: later(409, 'Another command is working in that folder; wait for it or give another --out.'),
  FOLDER_UNWRITABLE: never(
    403,
    'The output folder cannot be written to; give another --out or change its permissions.',
  ),
  DISK_FULL: later(507, 'The disk has no room left; free some and run the same command again to go on.'),
  KEY_WRONG: never(401, 'The request carries no key that is known here.'),
  LOGIN_WRONG: never(401, 'Address and password do not belong together.'),
  LOGIN_OVER: never(401, 'The login is over; log in again.'),
  REFRESH_RACED: later(409, 'Another page has just refreshed this login; use what it was given.', 1),
  TRIES_EXCEEDED: later(429, 'There were too many tries; wait five minutes.', 300),
  RIGHT_MISSING: never(403, 'You may not do this here; an owner of the tenant can let you.'),
  REGISTRATION_CLOSED: never(403, 'Only those who are invited may register here.'),
  INVITATION_UNKNOWN: never(404, 'The invitation is none, was taken, or is over; ask for another.'),
  EMAIL_TAKEN: never(409, 'That address has an account; log in with it.'),
  ACCOUNT_UNKNOWN: never(404, 'There is no such account.'),
  TENANT_UNKNOWN: never(404, 'There is no such tenant that you belong to.'),
  MEMBER_UNKNOWN: never(404, 'The tenant has no such member.'),
  OWNER_LAST: never(409, 'A tenant keeps an owner; make another member its owner first.'),
  API_KEY_UNKNOWN: never(404, 'You have no such key.'),
  COMMENT_UNKNOWN: never(404, 'There is no such comment that you may change.'),
  LINK_UNKNOWN: never(404, 'The project has no such link.'),
  WEBHOOK_UNKNOWN: never(404, 'The tenant has no such webhook.'),
  // No 429, which would say that waiting helps.
  QUOTA_EXCEEDED: never(409, 'The tenant has as much of that as it may have; remove some first.'),
  ADDRESS_FORBIDDEN: never(422, 'That address is not of the open internet, or not https.'),
  REMOTE_SILENT: later(502, 'A server of somebody else does not answer.', 5),
  ANSWER_SECRET: never(
    409,
    'That was done under this Idempotency-Key, and its answer held a secret, which is told once.',
  ),
  OVERLOADED: later(503, 'The server has its hands full; ask again in a moment.', 1),
  ORIGIN_FORBIDDEN: never(403, 'The request comes from a page or a name that is not this server’s.'),
  ADDRESS_MALFORMED: never(400, 'The address is not one: after each % there must be two hexadecimal digits.'),
  REQUEST_MALFORMED: never(400, 'What came is no HTTP request.'),
  REQUEST_TOO_SLOW: later(408, 'The request did not come within the time that it is waited for.'),
  HEADERS_TOO_LARGE: never(431, 'Address and headers together are larger than 16 KB.'),
  EXPECTATION_UNKNOWN: never(417, 'A request may expect 100-continue and nothing else.'),
  ROUTE_UNKNOWN: never(404, 'There is nothing at that address; the routes are in /api/v1/openapi.json.'),
  FILE_UNKNOWN: never(404, 'The film has no such file; what it has is listed at …/files.'),
  METHOD_UNSUPPORTED: never(405, 'The address does not take that method; Allow names those it takes.'),
  RANGE_UNSATISFIABLE: never(416, 'The range lies outside of the file.'),
  KEY_REUSED: never(422, 'Another request was made under this Idempotency-Key; each needs a key of its own.'),
  REQUEST_UNDERWAY: later(409, 'The same request is being done under this Idempotency-Key.', 1),
  SEEN_MISSING: never(
    428,
    'A change must say in If-Match what it changes as it was seen; its ETag comes with it where it is read.',
  ),
  BODY_TOO_LARGE: never(413, 'The body is larger than that route takes.'),
  BODY_TYPE_UNSUPPORTED: never(415, 'The body has a type or an encoding that the route does not take.'),
  ASSET_UNKNOWN: never(404, 'There is no such asset among those that were added.'),
  UPLOAD_OFFSET_WRONG: never(
    409,
    'A piece of an upload goes on where the last one has ended; Upload-Offset says where that is.',
  ),
  LENGTH_MISSING: never(411, 'The request must say in Content-Length how long the file is.'),
  UPLOAD_BUSY: later(409, 'Another piece of the upload is on its way.', 1),
  UPLOAD_FINISHED: never(409, 'The upload is finished, and nothing is added to it.'),
  UPLOADS_TOO_MANY: later(
    429,
    'Too many uploads are begun and not finished; finish some or give them up.',
    60,
  ),
  MEDIA_UNSUPPORTED: never(
    415,
    'The bytes are of no kind that is kept here, or of another than they are said to be.',
  ),
  MEDIA_TOO_LARGE: never(
    413,
    'A file of each kind has a largest size, and a picture has at most 40 megapixels.',
  ),
  SIGNATURE_WRONG: never(403, 'The signed address was not made here, or was changed since.'),
  SIGNATURE_EXPIRED: never(410, 'The signed address holds no longer; ask for another.'),
  BUNDLE_INVALID: never(
    422,
    'The file is no project bundle, or not one that was made here and left as it was.',
  ),
  BODY_MALFORMED: never(400, 'The body is not the JSON document that the route takes.'),
  PARAMS_INVALID: never(422, 'The message does not have the form of its contract.'),
  PAYLOAD_TOO_LARGE: never(413, 'The message is larger than 256 KB; pass an artifact reference instead.'),
  BOUNDARY_VIOLATION: never(403, 'That module may not do this; see contracts/boundaries.ts.'),
  CONTRACT_UNSERVED: inside('A contract is served by no module or by two.'),
  EDIT_CONFLICT: never(412, 'Somebody else changed this first; read it again and repeat the edit.'),
  DRAFT_TOO_LARGE: never(
    413,
    'A revision holds at most 128 KB of edits; seal the draft and go on from there.',
  ),
  REVISION_SEALED: never(409, 'A sealed revision cannot be edited; edit the draft.'),
  CONFIGURATION_INVALID: never(400, 'A setting has a form that is not understood.'),
  ARTIFACT_MISSING: elsewhere('The object store does not have these bytes.'),
  ARTIFACT_CORRUPT: elsewhere('The stored bytes do not have the hash they are named by.'),
  LEASE_LOST: later(409, 'The lease ran out or was given to somebody else.'),
  WORKER_CRASHED: elsewhere('The process that did the work ended before it was done.'),
  WORKER_STALLED: elsewhere('The process that did the work stopped reporting progress.'),
  RESULT_INVALID: elsewhere('The result of the work is not what its kind promises.'),
  JOB_FAILED: inside('The work failed.'),
  JOB_INPUTS_INVALID: inside('The inputs of a job do not have the form of its kind.'),
  JOB_POISONOUS: inside(
    'Too many workers ended over the work or handed in something else; it is not tried again.',
  ),
  PROVIDER_MISSING: inside('No provider can do this kind of work.'),
  BUDGET_EXCEEDED: never(402, 'The budget does not allow this; raise it or choose a cheaper rung.'),
  RATE_EXCEEDED: later(429, 'That was asked for too often; ask again after as long as Retry-After says.', 60),
  RUN_CANCELLED: never(409, 'The run was cancelled.'),
  RUN_FENCED: later(409, 'Another orchestrator has taken this run over.', 1),
  RUN_BUSY: later(429, 'The run has been told more than it can take at once; tell it again in a moment.', 1),
  RUN_TOO_NEW: later(503, 'A newer version wrote this run; see that a node of that version runs.', 5),
  NODE_BUSY: later(503, 'The node has its hands full of runs; ask again in a moment.', 1),
  MODULE_UNAVAILABLE: later(503, 'A module of the installation does not answer; see that its node runs.', 2),
  STORAGE_UNAVAILABLE: later(503, 'The database or the object store cannot be reached.', 5),
  BUS_UNAVAILABLE: later(503, 'The bus between the nodes cannot be reached.', 5),
  INTERNAL: inside('Something happened that should not; the log has the details.'),
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof errorTable;
export const ErrorCode = z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]);

export const errorFacts = (code: ErrorCode): ErrorFacts => errorTable[code];

/** An error with a code of the table. Compare `code`; classes are lost on the way between nodes. */
export class Failure extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retry: Retry;
  readonly httpStatus: number;

  /** `message` is a sentence with the value that broke the rule; without one the table's sentence is used. */
  constructor(code: ErrorCode, message?: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message ?? errorTable[code].message);
    this.name = 'Failure';
    this.code = code;
    this.details = details;
    this.retry = errorTable[code].retry;
    this.httpStatus = errorTable[code].httpStatus;
  }
}

/** Whether something that others are reached by is away for now: the same again may work, however often it did not. */
export const isOutage = (error: unknown): boolean =>
  ['MODULE_UNAVAILABLE', 'STORAGE_UNAVAILABLE', 'BUS_UNAVAILABLE'].includes(codeOf(error));

/** SQLSTATE `disk_full`, which drivers hand on as the code of their error. */
const POSTGRES_DISK_FULL = '53100';

/** Code of any thrown thing: the table's, or `INTERNAL`. */
export function codeOf(error: unknown): ErrorCode {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === POSTGRES_DISK_FULL) return 'DISK_FULL';
  const parsed = ErrorCode.safeParse(code);
  return parsed.success ? parsed.data : 'INTERNAL';
}

/** The sentence for a document that does not have its contract's form; zod's own message is a listing of all issues. */
function malformed({ issues }: z.ZodError): string {
  const [first] = issues;
  const where = first === undefined || first.path.length === 0 ? 'it' : first.path.join('.');
  return `A document does not have the form this version knows (${where}: ${first?.message ?? 'wrong form'}); another version may have written it.`;
}

/** Sentence of any thrown thing. */
export function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return malformed(error);
  return error instanceof Error ? error.message : String(error);
}
