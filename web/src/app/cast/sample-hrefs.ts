import type { LookChange, VoiceChange } from '../../../../contracts/edits/entity-edits.ts';
import type { Emotion } from '../../../../contracts/reading.ts';

interface Whose {
  readonly runId: string;
  readonly personId: string;
}

const hrefOf = ({ runId, personId }: Whose, part: string, query: Readonly<Record<string, string>>): string =>
  `/api/v1/runs/${encodeURIComponent(runId)}/cast/${encodeURIComponent(personId)}/${part}?${new URLSearchParams(query).toString()}`;

/** Where somebody is seen, changed or not, feeling something. */
export const portraitHref = (whose: Whose, look: LookChange | null, expression: Emotion): string =>
  hrefOf(whose, 'portrait', { ...(look !== null && { look: JSON.stringify(look) }), expression });

/** Where somebody is heard, changed or not. */
export const voiceHref = (whose: Whose, voice: VoiceChange | null): string =>
  hrefOf(whose, 'voice', voice === null ? {} : { voice: JSON.stringify(voice) });
