import type { SalesOrderDraft } from '../../../domain/order/order.types';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { postMany, type BatchEntry } from '../door/postMany';
import { failureOf, type Failed, type Looked, type PostingPolicy, type PostingResult } from '../door/postOnce';
import { type Posting } from '../door/refusal';
import { lookForOrders, lookUpCodes, orderDoor, orderKey, prepareOrder, type OrderKey, type ShownOrder } from './postOrder';
import { complaintAboutOrder } from './checkOrder';

/** Orders that are looked for together: so many Amazon order ids fit into one question. */
const ORDERS_AT_ONCE = 25;

export interface OrderRequest {
	readonly draft: SalesOrderDraft;
	/** What sends the order. */
	readonly client: SageClient;
	readonly policy: PostingPolicy;
	/** Whether to show the body instead of sending it. */
	readonly dryRun: boolean;
}

export type OrderOutcome = PostingResult<ShownOrder> | { readonly outcome: 'dryRun'; readonly body: Record<string, unknown> };

interface OrderEntry extends BatchEntry<ShownOrder> {
	readonly index: number;
	readonly orderKey: OrderKey;
}

/**
 * Posts the orders of a run, each once, in their order. A thousand orders take a thousand postings and a few dozen questions:
 * codes are looked up together, orders are looked for and read back in batches. One outcome per order; with `goOn` false it
 * ends with the first refusal. Never throws.
 */
export async function postOrders(
	client: SageClient,
	cache: RunCache,
	requests: readonly OrderRequest[],
	goOn: boolean,
): Promise<OrderOutcome[]> {
	const sound = requests.map(({ draft }) => draft).filter((draft) => complaintAboutOrder(draft) === undefined);
	await attempt(async () => await lookUpCodes(client, cache, sound)); // what is missing or fails here is said by each order
	const outcomes: OrderOutcome[] = [];
	for (let from = 0; from < requests.length; from += ORDERS_AT_ONCE) {
		outcomes.push(...(await postChunk(client, cache, requests.slice(from, from + ORDERS_AT_ONCE), goOn)));
		if (!goOn && outcomes.at(-1)?.outcome === 'failed') break;
	}
	return outcomes;
}

async function postChunk(client: SageClient, cache: RunCache, requests: readonly OrderRequest[], goOn: boolean): Promise<OrderOutcome[]> {
	const keys: Array<Posting<OrderKey>> = [];
	for (const { draft } of requests) keys.push(await attempt(async () => await orderKey(client, cache, draft)));
	const found = await lookForOrders(
		client,
		keys.flatMap((key) => (key.ok ? [key.value] : [])),
	);
	const outcomes: Array<OrderOutcome | undefined> = requests.map(() => undefined);
	const entries: OrderEntry[] = [];
	for (const [index, request] of requests.entries()) {
		const key = keys[index];
		const step = key.ok ? await checked(client, cache, request, key.value, found.shift() as Looked<ShownOrder>, index) : failed(key);
		if ('outcome' in step) outcomes[index] = step;
		else entries.push(step);
		if (!goOn && outcomes[index]?.outcome === 'failed') break;
	}
	const posted = await postMany(
		entries,
		async (doors) =>
			await lookForOrders(
				client,
				doors.map((door) => keyOf(entries, door)),
			),
		goOn,
	);
	for (const [place, { index }] of entries.entries()) outcomes[index] = posted[place];
	return upToTheEnd(outcomes, goOn);
}

/** All that can be refused is refused here, before the write. What shows already is not checked: its codes may be closed by now. */
async function checked(
	client: SageClient,
	cache: RunCache,
	{ draft, client: sender, policy, dryRun }: OrderRequest,
	key: OrderKey,
	before: Looked<ShownOrder>,
	index: number,
): Promise<OrderEntry | OrderOutcome> {
	const isThere = !before.ok || before.shown.length > 0;
	const prepared = isThere ? undefined : await attempt(async () => await prepareOrder(client, cache, draft));
	if (prepared?.ok === false) return failed(prepared);
	if (dryRun && prepared) return { outcome: 'dryRun', body: prepared.value.body };
	const orderKey = prepared ? { ...key, sent: prepared.value.sent } : key;
	return { index, orderKey, door: orderDoor(sender, orderKey, prepared?.value.body), policy, before };
}

const keyOf = (entries: readonly OrderEntry[], door: OrderEntry['door']): OrderKey =>
	(entries.find((entry) => entry.door === door) as OrderEntry).orderKey;

const failed = ({ refusal }: Extract<Posting<unknown>, { ok: false }>): Failed => ({ outcome: 'failed', refusal });

/** Without going on, the first refusal is the last outcome: what comes after it was not sent. */
function upToTheEnd(outcomes: ReadonlyArray<OrderOutcome | undefined>, goOn: boolean): OrderOutcome[] {
	const firstFailure = goOn ? -1 : outcomes.findIndex((outcome) => outcome?.outcome === 'failed');
	return (firstFailure < 0 ? outcomes : outcomes.slice(0, firstFailure + 1)).filter(
		(outcome): outcome is OrderOutcome => outcome !== undefined,
	);
}

/** A refusal to read Sage as a value, so that it cannot hide what was written for other orders. */
async function attempt<T extends Posting<unknown> | void>(read: () => Promise<T>): Promise<T | Extract<Posting<unknown>, { ok: false }>> {
	try {
		return await read();
	} catch (error) {
		return { ok: false, refusal: failureOf(error) };
	}
}
