/** Answers the same words in two ways: as a module of a node, and as a bare subscriber of NATS. */
import { connect } from 'nats';
import { addressOf } from '../../../adapters/bus/nats-url.ts';
import { given, say } from '../rounds.ts';
import { startNode, type NodeTerms } from './node.ts';
import { RAW_SUBJECT, words } from './raw-words.ts';
import { renewingStandIn } from './stand-in.ts';

const terms = given<NodeTerms>();
await startNode(terms, [renewingStandIn]);
const connection = await connect(addressOf(terms.nats ?? ''));
connection.subscribe(RAW_SUBJECT, {
  callback: (_, message) => {
    words.decode(message.data);
    message.respond(words.encode({ wanted: [true] }));
  },
});
await connection.flush();
say({ isUp: true });
