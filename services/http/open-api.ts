/** The HTTP API of a node: open when its modules are up and before it says that it is ready, and left in order. */
import type { Middleware, ServiceBroker } from 'moleculer';
import { installationOf } from '../wiring/installation.ts';
import type { ApiTerms } from './api.service.ts';
import { listen, type Listening, type Place } from './listen.ts';

export function openApi(place: Place, terms: Omit<ApiTerms, 'onError'>): Middleware {
  let heard: Listening | null = null;
  return {
    name: 'api',
    async starting(broker: ServiceBroker) {
      const { apiService } = await import('./api.service.ts');
      broker.createService(apiService({ ...terms, onError: (error) => broker.logger.error(error) }));
    },
    async started(broker: ServiceBroker) {
      heard = await listen(broker, place);
      installationOf(broker).leaving.add(heard.leave);
      broker.logger.info(`The API listens on port ${heard.port} of ${place.host}.`);
    },
    async stopped() {
      await heard?.close();
    },
  };
}
