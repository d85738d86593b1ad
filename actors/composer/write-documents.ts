/**
 * What lies beside the film: subtitles, timeline, storyboard and other documents. The composer makes them itself, in the
 * process that does its work, because they need nothing of the world but the object store.
 */
import { ShotFacts } from '../../contracts/drawing.ts';
import type { StoryboardOrder } from '../../contracts/film.ts';
import { canonicalJson } from '../runtime/fingerprint.ts';
import { decodeJson, keep, type Make, type Workbench } from '../runtime/maker.ts';
import { accountSeen, type SeenSegment } from './coverage-seen.ts';
import { embedPicture } from './embed-picture.ts';
import { otioTimeline } from './otio-timeline.ts';
import { storyboardPage } from './storyboard-page.ts';
import { writeSrt, writeVtt } from './write-subtitles.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** JSON for people to read; keys are sorted, because their order may be lost between nodes. */
const readableJson = (value: unknown): Uint8Array =>
  utf8(`${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`);

export const subtitles: Make<'subtitles'> = async ({ cues, language }, bench) => ({
  artifacts: [
    await keep(bench, 'subtitles.srt', utf8(writeSrt(cues))),
    await keep(bench, 'subtitles.vtt', utf8(writeVtt(cues, language))),
  ],
  facts: {},
});

export const otio: Make<'otio'> = async (order, bench) => ({
  artifacts: [await keep(bench, 'otio.otio', readableJson(otioTimeline(order)))],
  facts: {},
});

const picturesOf = ({ cast, scenes }: StoryboardOrder): string[] => [
  ...cast.map(({ portrait }) => portrait),
  ...scenes.flatMap(({ shots }) => shots.map(({ thumb }) => thumb)),
];

/** The order with what became of the story according to its pictures, not to its plan. */
async function accounted(order: StoryboardOrder, { objects }: Workbench): Promise<StoryboardOrder> {
  const segments: SeenSegment[] = [];
  for (const { facts, ...segment } of order.segments) {
    const { seen } = ShotFacts.parse(decodeJson(await objects.get(facts)));
    segments.push({ ...segment, seen });
  }
  return { ...order, coverage: accountSeen(order.coverage, { ...order, segments }) };
}

export const storyboard: Make<'storyboard'> = async (order, bench) => {
  const pictures = new Map<string, ReturnType<typeof embedPicture>>();
  const wanted = [...new Set(picturesOf(order))];
  for (const [index, sha256] of wanted.entries()) {
    pictures.set(sha256, embedPicture(await bench.objects.get(sha256)));
    bench.progress(index + 1, wanted.length);
  }
  const page = utf8(storyboardPage(await accounted(order, bench), pictures));
  return { artifacts: [await keep(bench, 'storyboard.storyboard', page)], facts: {} };
};

export const document: Make<'document'> = async ({ content }, bench) => ({
  artifacts: [await keep(bench, 'document.document', readableJson(content))],
  facts: {},
});

/** The makers of all documents, by the kind of job. */
export const documents = { subtitles, otio, storyboard, document };
