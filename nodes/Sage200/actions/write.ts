import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { judge, postOnce, type PostingResult, type Shown } from '../posting/door/postOnce';
import { type Posting } from '../posting/door/refusal';
import { stopped, type StoppedAt } from '../posting/door/stop';
import { doorOf, type Write } from '../posting/door/write';
import type { RunCache } from '../runCache';
import { readJson, writeJson } from '../transport/losslessJson';
import type { PostingContext } from '../posting/door/context';
import { postingContext } from './parameters';
import { postingOptions } from './postingOptions';

/** A write as a value of one item: refused, or ready to be sent. */
export interface ItemWrite<T extends Shown> {
	readonly at: StoppedAt;
	readonly prepare: (context: PostingContext) => Promise<Posting<Write<T>>>;
	/** Fields of the item besides `outcome`; `shown` is missing in a dry run. */
	readonly facts: (shown?: T) => IDataObject;
}

/**
 * The write of one item through the one door: looked for, sent once, read back; with Dry Run its request is shown instead.
 * Throws with `details` when it cannot be completed.
 */
export async function writeItem<T extends Shown>(
	node: IExecuteFunctions,
	i: number,
	cache: RunCache,
	{ at, prepare, facts }: ItemWrite<T>,
): Promise<INodeExecutionData[]> {
	const context = await postingContext(node, cache, i);
	const prepared = await prepare(context);
	if (!prepared.ok) throw stopped(node.getNode(), prepared.refusal, at, i);
	const write = prepared.value;
	const result = postingOptions(node, i).dryRun ? await dryResult(write) : await postOnce(doorOf(context.client, write), context.policy);
	if (!result) return [{ json: { outcome: 'dryRun', ...facts(), ...requestOf(write) } }];
	if (result.outcome === 'failed') throw stopped(node.getNode(), result.refusal, at, i);
	return [{ json: { outcome: result.outcome, ...facts(result.shown) } }];
}

/** What shows already, or nothing when it would be sent. */
async function dryResult<T extends Shown>(write: Write<T>): Promise<PostingResult<T> | undefined> {
	const shown = await write.look();
	return shown.length > 0 ? judge(write.name, shown, 'alreadyPosted') : undefined;
}

/** `body` for reading, `bodyText` exactly as it would be sent. */
function requestOf({ method, path, body }: Write<Shown>): IDataObject {
	if (body === undefined) return { request: `${method} ${path}` };
	const bodyText = writeJson(body);
	return { request: `${method} ${path}`, body: readJson(bodyText) as IDataObject, bodyText };
}
