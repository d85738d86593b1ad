/** Says of an edit that cannot be which of several it is, and which of its fields: whoever sent many would search otherwise. */
import type { Fault } from '../../contracts/api/problem.ts';
import { Failure } from '../../contracts/error.ts';
import type { Edit } from '../../contracts/story.ts';

/** The field of an edit that holds a value, as a path: `.lineId`, `.lineIds.2`; empty where none does. */
function fieldOf(edit: Edit, value: unknown): string {
  for (const [name, held] of Object.entries(edit)) {
    if (held === value) return `.${name}`;
    const place = Array.isArray(held) ? held.indexOf(value) : -1;
    if (place >= 0) return `.${name}.${place}`;
  }
  return '';
}

/** The same failure, which says where: at the value that it names in its details, or else at the edit. */
export function placed(error: unknown, index: number, edit: Edit): unknown {
  if (!(error instanceof Failure)) return error;
  const { value, ...details } = error.details;
  const field = value === undefined ? '' : fieldOf(edit, value);
  const fault: Fault = { at: `body.edits.${index}${field}`, message: error.message.slice(0, 300) };
  return new Failure(error.code, error.message, { ...details, faults: [fault] });
}

/** Checks one of several edits. */
export function checkAt(index: number, edit: Edit, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw placed(error, index, edit);
  }
}
