/** What goes through NATS bare: the words of a call and of its answer, as JSON. */
import { JSONCodec } from 'nats';

export const RAW_SUBJECT = 'bench.raw';

export const words = JSONCodec();

/** A word about a lease: the smallest that travels often. */
export const renewal = { held: [{ jobId: 'job-0123456789abcdef01234567', token: 1, share: 0.5 }] };
