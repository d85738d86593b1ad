import { describeRandomRequests } from '../api/describe-random.ts';

describeRandomRequests(500);
