/** Opens the language engine that a URL names: `embedded:rules`. */
import type { Language } from '../../actors/worker-llm/language.ts';
import { Failure } from '../../contracts/error.ts';
import { rulesLanguage } from './rules/rules-language.ts';

export function open(url: string): Language {
  if (url === 'embedded:rules') return rulesLanguage;
  throw new Failure('CONFIGURATION_INVALID', `The language provider is “${url}”; it must be embedded:rules.`);
}
