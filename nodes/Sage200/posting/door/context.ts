import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import type { PostingPolicy } from './postOnce';

/** What everything that posts is given. */
export interface PostingContext {
	readonly client: SageClient;
	readonly cache: RunCache;
	readonly policy: PostingPolicy;
}
