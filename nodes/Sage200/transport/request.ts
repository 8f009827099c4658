import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { connectionOf, CREDENTIAL } from './connection';
import { EVERY } from './filter';
import { apiError, unreadableTrouble, type SageTrouble } from './errors';
import { isStopped, latenessOf, type Context, type Line } from './line';
import { writeJson } from './losslessJson';
import { queryString, type SageQuery } from './odata';
import { recordIn, rowsIn, type Understood } from './reading';
import { read, readSelected, type Reading } from './reads';
import { realTime, type Time } from './time';
import { write, type SendOutcome } from './writes';
import { writeCountOf } from './writeCount';
import { refusalByPolicy, writePolicyOf, type Write, type WriteMethod } from './writePolicy';

export type { SendOutcome } from './writes';

/**
 * What the rest of the node knows of HTTP. Reads are tried again a few times when Sage is busy, the network fails or the answer cannot be understood, and throw a
 * NodeApiError when it stays so.
 */
export interface SageClient {
	/** One page of a collection, and how long it was. Every row has the key, when one is given, and is one that the filter asks for. */
	page(path: string, query?: SageQuery, key?: string): Promise<Reading<IDataObject[]>>;
	/** One record: an order, the settings of a part. It has the key, when one is given; with an id it is that record. */
	record(path: string, key?: string, query?: SageQuery, id?: number): Promise<IDataObject>;
	/** A question that happens to be a POST and changes nothing (`/transaction_date_validation`); throws a RangeError for a path that is none. */
	ask(path: string, body: unknown, key?: string): Promise<IDataObject>;
	/**
	 * Sends once, never again, and never throws. What the write policy of the credential does not allow, what comes after the end of the time (`before`) and what
	 * comes after the run was stopped is `refused` and not sent. A deletion has no body.
	 */
	send(path: string, body: unknown, method?: WriteMethod): Promise<SendOutcome>;
	/** Sends what ends a change that has begun (it gives a lock back): as `send` with PUT, whatever the time. */
	finish(path: string, body: unknown): Promise<SendOutcome>;
	/** The same client, which sends no write at this instant (milliseconds since the epoch) or later. It reads as before. */
	before(instant: number): SageClient;
	/** Why nothing is sent any more, once the time is over or the run was stopped. */
	lateness(): SageTrouble | undefined;
	/** Whether the run was stopped: what only reads gives up between two pages. */
	isStopped(): boolean;
	/** The error for a list from which nothing can be concluded. `why` ends a sentence. */
	unreadable(path: string, why: string): Error;
	/** Why the write policy would refuse one of these writes, sent in this order; nothing when it allows all of them. */
	refusalOf(writes: readonly Write[]): SageTrouble | undefined;
}

/** Paths that take a POST and change nothing, by their texts in the OpenAPI files. */
const QUESTION =
	/^\/(?:transaction_date_validation|customer_price_enquiry|[a-z_]+_new|stock_transfer_traceable_items|sop_confirm_despatch_(?:bin|traceable)_items)$/;

/**
 * The client of the node's credential, with its write policy. Throws NodeOperationError when a field of the credential cannot be used; nothing
 * is sent until a call is made.
 */
export async function createClient(context: Context, time: Time = realTime): Promise<SageClient> {
	const credential = await context.getCredentials(CREDENTIAL);
	const result = connectionOf(credential);
	if (!result.ok)
		throw new NodeOperationError(context.getNode(), result.problem, { description: 'Open the Sage 200 credential and correct it.' });
	return clientOn({
		context,
		connection: result.connection,
		time,
		policy: writePolicyOf(credential),
		count: writeCountOf(context.getExecutionId?.(), time.now()),
		sendBefore: Number.POSITIVE_INFINITY,
		withoutSelect: new Set(),
	});
}

function clientOn(line: Line): SageClient {
	return {
		page: async (path, query = {}, key) => await readSelected(line, path, query, (answer) => asked(rowsIn(answer, key), query)),
		record: async (path, key, query = {}, id) =>
			(await read(line, { method: 'GET', path, query: queryString(query), understand: (answer) => recordIn(answer, key, id) })).value,
		ask: async (path, body, key) => {
			if (!QUESTION.test(path)) throw new RangeError(`POST ${path} is no question`);
			return (await read(line, { method: 'POST', path, body: writeJson(body), understand: (answer) => recordIn(answer, key) })).value;
		},
		send: async (path, body, method = 'POST') => await write(line, { method, path, body }),
		finish: async (path, body) => await write({ ...line, isFinishing: true }, { method: 'PUT', path, body }),
		before: (instant) => clientOn({ ...line, sendBefore: instant }),
		lateness: () => latenessOf(line),
		isStopped: () => isStopped(line),
		unreadable: (path, why) => apiError(line.context.getNode(), unreadableTrouble(why, `GET ${path}`)),
		refusalOf: (writes) => {
			const refusals = writes.map((each, before) => refusalByPolicy(line.policy, each, line.count.writes + before));
			return refusals.find((refusal) => refusal !== undefined);
		},
	};
}

/** A record that was not asked for says that the server leaves the question out of account. */
function asked(rows: Understood<IDataObject[]>, { filter = EVERY }: SageQuery): Understood<IDataObject[]> {
	if (!rows.ok) return rows;
	const isStranger = rows.value.some((row) => !filter.fits(row));
	return isStranger ? { ok: false, why: 'it holds records that were not asked for' } : rows;
}
