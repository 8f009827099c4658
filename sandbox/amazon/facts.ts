import type { FastifyInstance } from 'fastify';
import type { Fault, FaultKind } from '../core/faults';
import type { SandboxParts } from '../core/parts';
import { addBacklog, readBacklog } from './backlog';
import { invalidInput } from './errors';
import type { Quota } from './quota';
import { COLLECTIONS, type ListingRecord, type OrderRecord, type SettlementRecord } from './records';
import type { RequestedReports } from './requestedReports';

const FAULT_KINDS: readonly FaultKind[] = [
	'throttle',
	'serverError',
	'unavailable',
	'dropBefore',
	'dropAfter',
	'errorAfter',
	'truncate',
	'expireToken',
	'throttleWithRate',
	'hang',
	'revokeToken',
	'invalidGrant',
	'noContent',
	'slowDrip',
	'splitText',
	'wrongCharset',
	'emptyPage',
	'shortPage',
];

export interface FactParts extends SandboxParts {
	readonly quota: Quota;
	readonly requested: RequestedReports;
}

/** Facts of Amazon's side for the page, tests and the demo, and the door through which faults are ordered. */
export function factRoutes(app: FastifyInstance, parts: FactParts): void {
	const { store, faults, quota, requested } = parts;
	const orders = (): OrderRecord[] => store.all<OrderRecord>(COLLECTIONS.orders);
	app.get('/sandbox/amazon/summary', async () => ({
		orders: countOrders(orders()),
		series: bySeries(store.all<SettlementRecord>(COLLECTIONS.settlements)),
	}));
	app.get('/sandbox/amazon/orders', async () => orders().map(toOrderFact));
	app.get('/sandbox/amazon/listings', async () => store.all<ListingRecord>(COLLECTIONS.listings).map(toListingFact));
	app.get('/sandbox/amazon/calls', async () => quota.calls());
	app.delete('/sandbox/amazon/calls', async (_request, reply) => {
		quota.clearCalls();
		return reply.code(204).send();
	});
	app.delete('/sandbox/amazon/reports', async (_request, reply) => {
		requested.forget();
		return reply.code(204).send();
	});
	app.post('/sandbox/amazon/backlog', async (request, reply) => reply.code(201).send(addBacklog(parts, readBacklog(request.body))));
	app.post('/sandbox/faults', async (request, reply) => {
		faults.add(readFault((request.body ?? {}) as Record<string, unknown>));
		return reply.code(204).send();
	});
	app.delete('/sandbox/faults', async (_request, reply) => {
		faults.clear();
		return reply.code(204).send();
	});
}

function countOrders(orders: OrderRecord[]): Record<string, number> {
	const count = (status: string): number => orders.filter(({ order }) => order.fulfillment.fulfillmentStatus === status).length;
	return {
		total: orders.length,
		pending: count('PENDING'),
		unshipped: count('UNSHIPPED'),
		partiallyShipped: count('PARTIALLY_SHIPPED'),
		shipped: count('SHIPPED'),
		cancelled: count('CANCELLED'),
	};
}

function bySeries(settlements: SettlementRecord[]): Record<string, { settlements: Array<Omit<SettlementRecord, 'id'>> }> {
	const series: Record<string, { settlements: Array<Omit<SettlementRecord, 'id'>> }> = {};
	for (const { id: _id, ...settlement } of [...settlements].sort((a, b) => Date.parse(a.startDate) - Date.parse(b.startDate))) {
		(series[settlement.currency] ??= { settlements: [] }).settlements.push(settlement);
	}
	return series;
}

function toOrderFact({ order, settlementId }: OrderRecord): Record<string, unknown> {
	return {
		orderId: order.orderId,
		status: order.fulfillment.fulfillmentStatus,
		fulfilledBy: order.fulfillment.fulfilledBy,
		total: order.proceeds?.grandTotal.amount ?? null,
		settlementId,
		shipBy: order.fulfillment.shipByWindow.latestDateTime,
		skus: order.orderItems.map(({ product }) => product.sellerSku),
		packages: order.packages ?? [],
	};
}

function readFault({ side, match, kind, times }: Record<string, unknown>): Fault {
	if (side !== 'amazon' && side !== 'sage') throw invalidInput('side must be amazon or sage.');
	if (!FAULT_KINDS.includes(kind as FaultKind)) throw invalidInput(`kind must be one of ${FAULT_KINDS.join(', ')}.`);
	if (times !== undefined && (!Number.isInteger(times) || (times as number) < 1))
		throw invalidInput('times must be a whole number from 1.');
	return { side, kind: kind as FaultKind, match: readPattern(match), ...(times === undefined ? {} : { times: times as number }) };
}

function readPattern(match: unknown): RegExp {
	if (typeof match !== 'string' || match === '') throw invalidInput('match must be a regular expression for "METHOD /path".');
	try {
		return new RegExp(match);
	} catch {
		throw invalidInput('match is not a regular expression.');
	}
}

/** What the seller announced of a listing; null where Amazon sends it. */
function toListingFact({ sku, accepted }: ListingRecord) {
	const own = accepted.find(({ fulfillment_channel_code: code }) => code === 'DEFAULT');
	return {
		sku,
		quantity: own?.quantity ?? null,
		leadTime: own?.lead_time_to_ship_max_days ?? null,
		channels: accepted.map((each) => each.fulfillment_channel_code),
	};
}
