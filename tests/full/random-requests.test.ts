import { describeRandomRequests } from '../api/describe-random.ts';

describeRandomRequests(10_000);
