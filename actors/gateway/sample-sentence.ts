/** What somebody says so that one hears what they sound like: a line of their own where one is of the right length. Pure. */
import type { Language } from '../../contracts/shared.ts';
import { linesIn, type Planned } from './film-cast.ts';

/** In letters: long enough to know a voice by, short enough to hear six. */
const LENGTHS: Readonly<Record<Language, readonly [number, number]>> = { zh: [6, 32], en: [16, 90] };

const sentences: Readonly<Record<Language, string>> = {
  zh: '灯还亮着，路就不黑。咱们走吧。',
  en: 'The lamp is still burning. Come, let us go.',
};

export function sampleSentence(
  { pack: { language }, script }: Pick<Planned, 'pack' | 'script'>,
  personId: string,
): string {
  const [least, most] = LENGTHS[language];
  const own = linesIn(script?.scenes ?? []).find(
    ({ speaker, text }) => speaker === personId && text.length >= least && text.length <= most,
  );
  return own?.text ?? sentences[language];
}
