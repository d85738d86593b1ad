/** 09 worker-audio. */
import { serveWorker } from '../wiring/serve-worker.ts';

export default serveWorker('worker-audio');
