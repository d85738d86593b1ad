/** 11 worker-lipsync. */
import { serveWorker } from '../wiring/serve-worker.ts';

export default serveWorker('worker-lipsync');
