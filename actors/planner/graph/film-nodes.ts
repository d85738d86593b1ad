/** Jobs of the finished film: joining, subtitles, the timeline for editors, the storyboard, the check, the publish pack. */
import type { CheckOrder, FilmOrder, OtioOrder, StoryboardOrder } from '../../../contracts/film.ts';
import type { Shot } from '../../../contracts/shot.ts';
import type { TaskNode } from '../../../contracts/task.ts';
import type { TimelineSegment, TimelineSound } from '../../../contracts/timeline.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { folded } from '../script/speakable.ts';
import type { Sources } from '../sources.ts';
import { NARRATOR } from '../timeline/lay-speech.ts';
import { slotFor } from './artifact-slot.ts';
import { drawnCharacters } from './picture-nodes.ts';
import { publishContent } from './publish-content.ts';
import { labelOf } from '../shots/overlays.ts';
import { taskNode } from './task-node.ts';

const videoOf = (segment: TimelineSegment): string => slotFor(segment.job, 'video');

function filmOrder({ timeline, script }: PlannedFilm, { reading, options }: Sources): FilmOrder {
  return {
    segments: timeline.segments.map((segment) => ({ video: videoOf(segment), frames: segment.frames })),
    sound: slotFor('mix', 'sound'),
    fps: timeline.fps,
    language: reading.language,
    title: script.title,
    comment: labelOf(reading.language),
    subtitles: options.subtitles === 'soft' ? timeline.subtitles : null,
  };
}

const soundClip = ({
  job,
  label,
  start,
  samples,
}: TimelineSound): OtioOrder['tracks'][number]['clips'][number] => ({
  name: label,
  sha256: slotFor(job, job.slice(0, job.indexOf(':'))),
  start,
  samples,
});

function otioOrder({ timeline, script, shotPlan }: PlannedFilm): OtioOrder {
  const starts = shotPlan.scenes.flatMap(({ id, shotIds }) => {
    const first = shotPlan.shots.find((shot) => shot.id === shotIds[0]);
    return first === undefined ? [] : [{ name: id, frame: first.startFrame }];
  });
  return {
    title: script.title,
    fps: timeline.fps,
    frames: timeline.frames,
    segments: timeline.segments.map((segment) => ({
      name: segment.intoShotId ?? segment.shotId,
      sha256: videoOf(segment),
      startFrame: segment.startFrame,
      frames: segment.frames,
    })),
    tracks: [
      {
        name: 'dialogue',
        clips: timeline.speech.map(({ lineId, start, samples }) => ({
          name: lineId,
          sha256: slotFor(`voice:${lineId}`, 'speech'),
          start,
          samples,
        })),
      },
      { name: 'music', clips: timeline.music.map(soundClip) },
      { name: 'effects', clips: [...timeline.ambience, ...timeline.effects].map(soundClip) },
    ],
    markers: starts,
  };
}

type StoryboardShot = StoryboardOrder['scenes'][number]['shots'][number];

interface Said {
  /** When it is said, among all lines. */
  readonly at: number;
  readonly line: StoryboardShot['lines'][number];
}

/** What is said in the film, by line. */
function saidOf({ timeline }: PlannedFilm, { pack, reading }: Sources): ReadonlyMap<string, Said> {
  const names = new Map(pack.characters.map(({ id, name }) => [id, name]));
  const narrator = reading.language === 'zh' ? '旁白' : 'Narrator';
  const nameOf = (id: string): string => (id === NARRATOR ? narrator : (names.get(id) ?? id));
  return new Map(
    timeline.speech.map(({ lineId, speaker, text }, at) => [
      lineId,
      { at, line: { speaker: nameOf(speaker), text } },
    ]),
  );
}

function storyboardShot(shot: Shot, said: ReadonlyMap<string, Said>, { text }: Sources): StoryboardShot {
  const { id, size, because, startFrame, frames, source } = shot;
  const lines = shot.lines
    .flatMap((line) => said.get(line) ?? [])
    .toSorted((a, b) => a.at - b.at)
    .map(({ line }) => line);
  return {
    id,
    thumb: slotFor(`shot:${id}`, 'thumb'),
    size,
    because,
    startFrame,
    frames,
    lines,
    source: folded(text.slice(source.start, source.end)),
  };
}

const hours = {
  dawn: '清晨',
  morning: '上午',
  noon: '正午',
  afternoon: '下午',
  dusk: '黄昏',
  evening: '傍晚',
  night: '夜',
} as const;

function headingOf(sceneId: string, { script }: PlannedFilm, { reading, pack }: Sources): string {
  const scene = script.scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return sceneId;
  const place = pack.places.find(({ id }) => id === scene.placeId)?.name ?? scene.placeId;
  if (reading.language === 'zh')
    return `${scene.indoors ? '内景' : '外景'} · ${place} · ${hours[scene.timeOfDay]}`;
  return `${scene.indoors ? 'INT.' : 'EXT.'} ${place.toUpperCase()} – ${scene.timeOfDay.toUpperCase()}`;
}

function storyboardOrder(film: PlannedFilm, sources: Sources): StoryboardOrder {
  const { shotPlan, timeline, script } = film;
  const said = saidOf(film, sources);
  const shots = Map.groupBy(shotPlan.shots, ({ sceneId }) => sceneId);
  return {
    title: script.title,
    language: sources.reading.language,
    fps: timeline.fps,
    cast: drawnCharacters(film, sources).map(({ id, name }) => ({
      name,
      portrait: slotFor(`rig:${id}`, 'portrait'),
    })),
    scenes: shotPlan.scenes.map(({ id }) => ({
      id,
      heading: headingOf(id, film, sources),
      shots: (shots.get(id) ?? []).map((shot) => storyboardShot(shot, said, sources)),
    })),
    coverage: timeline.coverage.map((each) => ({ ...each, text: sources.text.slice(each.start, each.end) })),
    segments: timeline.segments.map(({ job, shotId, intoShotId, frames }) => ({
      shotIds: intoShotId === null ? [shotId] : [shotId, intoShotId],
      frames,
      facts: slotFor(job, 'facts'),
    })),
  };
}

function checkOrder({ timeline }: PlannedFilm): CheckOrder {
  return {
    film: slotFor('film', 'film'),
    fps: timeline.fps,
    segments: timeline.segments.map((segment) => ({
      video: videoOf(segment),
      facts: slotFor(segment.job, 'facts'),
      frames: segment.frames,
    })),
    speech: timeline.speech.map(({ lineId, speaker, kind, start }) => ({
      lineId,
      speaker,
      kind,
      timings: slotFor(`voice:${lineId}`, 'timings'),
      start,
    })),
  };
}

/** All jobs of the delivery. */
export function filmNodes(film: PlannedFilm, sources: Sources): TaskNode[] {
  const seconds = film.timeline.frames / film.timeline.fps;
  const { language } = sources.reading;
  return [
    taskNode({
      key: 'film',
      kind: 'film',
      subject: {},
      inputs: filmOrder(film, sources),
      estimateMs: 50 + seconds,
    }),
    taskNode({
      key: 'subtitles',
      kind: 'subtitles',
      subject: {},
      inputs: { cues: film.timeline.subtitles, language },
      estimateMs: 10,
    }),
    taskNode({ key: 'otio', kind: 'otio', subject: {}, inputs: otioOrder(film), estimateMs: 10 }),
    taskNode({
      key: 'storyboard',
      kind: 'storyboard',
      subject: {},
      inputs: storyboardOrder(film, sources),
      estimateMs: 100,
    }),
    taskNode({
      key: 'publish',
      kind: 'document',
      subject: {},
      inputs: { content: publishContent(film, sources) },
      estimateMs: 10,
    }),
    taskNode({
      key: 'check',
      kind: 'check',
      subject: {},
      inputs: checkOrder(film),
      estimateMs: 100 + seconds * 10,
    }),
  ];
}
