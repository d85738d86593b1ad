/** Assets: what the gateway answers, by asking asset-knowledge. */
import { addAsset, findAssets } from '../../actors/gateway/assets.ts';
import type { GatewayPorts } from '../../actors/gateway/runs.ts';
import { assetKnowledge } from '../../contracts/modules/asset-knowledge.ts';
import type { gateway } from '../../contracts/modules/gateway.ts';
import type { Answers } from '../wiring/serve.ts';

export const assetAnswers = (ports: GatewayPorts) =>
  ({
    addAsset: (params, { scope }) => addAsset(ports, scope, params),
    getAsset: (params, { scope }) => ports.ask(scope, assetKnowledge.getAsset, params),
    listAssets: (params, { scope }) => ports.ask(scope, assetKnowledge.listAssets, params),
    findAssets: (params, { scope }) => findAssets(ports, scope, params),
    removeAsset: (params, { scope }) => ports.ask(scope, assetKnowledge.removeAsset, params),
  }) satisfies Partial<Answers<typeof gateway>>;
