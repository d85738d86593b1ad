/** 10 worker-llm. */
import { serveWorker } from '../wiring/serve-worker.ts';

export default serveWorker('worker-llm');
