/** Providers of shots, for tests: one that needs nothing, and one that needs money and a GPU. */
import type { Provider } from '../../../contracts/route.ts';

export const drawn: Provider = {
  ...{ id: 'paper-cut', url: 'embedded:paper-cut', kinds: ['shot'], rung: 'drawn', model: 'paper-cut-1' },
  ...{ needs: { gpu: false, vramMb: 0, labels: [] }, priceMicros: 0 },
};

export const video: Provider = {
  ...drawn,
  ...{ id: 'video-model', rung: 'video', model: 'video-1' },
  ...{ needs: { gpu: true, vramMb: 20_000, labels: [] }, priceMicros: 500 },
};
