/** 08 worker-video. */
import { serveWorker } from '../wiring/serve-worker.ts';

export default serveWorker('worker-video');
