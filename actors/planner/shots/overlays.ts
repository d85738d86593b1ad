/** What is written over the picture: subtitles, the title, the credits, and the mark that a machine made this. */
import type { Overlay } from '../../../contracts/drawing.ts';
import type { Language } from '../../../contracts/shared.ts';
import type { Sources } from '../sources.ts';
import { cuesOf, type Cue } from '../subtitles/cues.ts';
import type { Take } from './take.ts';
import { framesOf } from './tempo.ts';

/** Where the words of a line end for the eye: before the next line begins, if that is sooner. */
function nextLineFrom(take: Take, at: number): number {
  return take.speech[at + 1]?.from ?? take.frames;
}

/** Cues of the nth line of a take on the take's own clock, cut to what is left of it there. */
export function takeCues(take: Take, at: number, { options }: Sources): readonly Cue[] {
  const heard = take.speech[at];
  if (heard === undefined) return [];
  const end = Math.min(take.frames, nextLineFrom(take, at));
  return cuesOf(heard.line.text, heard.frames, { aspect: options.aspect, fps: options.fps })
    .map(({ rows, from, to }) => ({
      rows,
      from: Math.max(0, heard.from + from),
      to: Math.min(end, heard.from + to),
    }))
    .filter(({ from, to }) => to > from);
}

function subtitles(take: Take, sources: Sources): readonly Overlay[] {
  if (sources.options.subtitles !== 'burned') return [];
  return take.speech.flatMap(({ line }, at) =>
    takeCues(take, at, sources).map(({ rows, from, to }) => ({
      type: 'subtitle' as const,
      lineId: line.id,
      fromFrame: from,
      toFrame: to,
      rows: [...rows],
    })),
  );
}

const labels = { zh: 'AI 生成', en: 'AI-generated' } as const;

/** The mark that a machine made this, in the film's language. */
export const labelOf = (language: Language): string => labels[language];

/** The title over the first picture, with the label beside it. */
function titles(take: Take, { reading, options }: Sources): readonly Overlay[] {
  const from = framesOf(0.3, options);
  const to = Math.min(take.frames, framesOf(3.2, options));
  if (to <= from) return [];
  return [
    { type: 'title', fromFrame: from, toFrame: to, text: reading.title, small: '' },
    { type: 'label', fromFrame: 0, toFrame: take.frames, text: labelOf(reading.language) },
  ];
}

const endWord = { zh: '完', en: 'The End' } as const;
const madeWith = { zh: '本片由 Ainern2D 以人工智能生成', en: 'Made by machine with Ainern2D' } as const;

function credits(take: Take, { reading, options }: Sources): readonly Overlay[] {
  const from = Math.min(take.frames - 1, framesOf(0.8, options));
  return [
    {
      type: 'credits',
      fromFrame: from,
      toFrame: take.frames,
      rows: [reading.title, endWord[reading.language], madeWith[reading.language]],
    },
  ];
}

/** All overlays of a take. */
export const overlaysOf = (
  take: Take,
  sources: Sources,
  place: { readonly isFirst: boolean },
): readonly Overlay[] => [
  ...subtitles(take, sources),
  ...(place.isFirst ? titles(take, sources) : []),
  ...(take.purpose === 'ending' ? credits(take, sources) : []),
];
