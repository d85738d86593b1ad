/** The graphs of jobs: voices first, and once they are measured, the whole film. */
import type { TaskDag } from '../../../contracts/task.ts';
import type { Script } from '../../../contracts/script.ts';
import type { PlannedFilm } from '../plan-film.ts';
import type { Sources } from '../sources.ts';
import { filmNodes } from './film-nodes.ts';
import { pictureNodes } from './picture-nodes.ts';
import { posterNodes } from './posters.ts';
import { soundNodes } from './sound-nodes.ts';
import { visemeNodes, voiceNodes } from './voice-nodes.ts';

/** The jobs that must be done before the film can be fitted. */
export const voiceDag = (script: Script, sources: Sources): TaskDag => ({
  nodes: voiceNodes(script, sources),
});

/** Every job of the film, the voices among them. */
export const filmDag = (film: PlannedFilm, sources: Sources): TaskDag => ({
  nodes: [
    ...voiceNodes(film.script, sources),
    ...visemeNodes(film.script, sources),
    ...pictureNodes(film, sources),
    ...soundNodes(film),
    ...posterNodes(film, sources),
    ...filmNodes(film, sources),
  ],
});
