import { MARKETPLACE } from '../company/company';
import type { SandboxParts } from '../core/parts';
import { invalidInput, unauthorized } from './errors';
import type { Call, Gateway } from './gateway';
import { isoTime } from './isoTime';
import { OPERATIONS } from './operations';
import { pageOf } from './pageToken';
import { COLLECTIONS, type LedgerEventRecord } from './records';
import { groupBy } from './transactionView';

const PAGE_SIZE = 50;
const TOKEN_LIFE = 30_000;
const EIGHTEEN_MONTHS = 548 * 24 * 3600_000;

/** Names of the unsellable dispositions among the details. */
const UNSELLABLE = {
	CUSTOMER_DAMAGED: 'customerDamagedQuantity',
	WAREHOUSE_DAMAGED: 'warehouseDamagedQuantity',
	DISTRIBUTOR_DAMAGED: 'distributorDamagedQuantity',
	CARRIER_DAMAGED: 'carrierDamagedQuantity',
	DEFECTIVE: 'defectiveQuantity',
	EXPIRED: 'expiredQuantity',
} as const;

/** `getInventorySummaries` of the FBA Inventory API: the stock that the ledger adds up to. */
export function inventoryRoutes(gateway: Gateway, { store, clock }: Pick<SandboxParts, 'store' | 'clock'>): void {
	gateway.serve(OPERATIONS.getInventorySummaries, (call) => {
		const { query } = call;
		const now = clock.now();
		checkScope(call, now);
		const events = store.all<LedgerEventRecord>(COLLECTIONS.ledger).filter(({ at }) => Date.parse(at) <= now);
		const found = groupBy(events, ({ sku }) => sku)
			.filter(([sku, own]) => isAsked(sku, own, call))
			.sort(([a], [b]) => (a < b ? -1 : 1));
		const { shown, nextToken } = pageOf(call, found, now, { size: PAGE_SIZE, life: TOKEN_LIFE });
		return {
			payload: {
				granularity: { granularityType: 'Marketplace', granularityId: query.text('granularityId') },
				inventorySummaries: shown.map(([, own]) => toSummary(own, query.flag('details'))),
			},
			...(nextToken ? { pagination: { nextToken } } : {}),
		};
	});
}

function checkScope({ query }: Call, now: number): void {
	const [marketplaceId] = query.list('marketplaceIds') as string[];
	if (query.text('granularityId') !== marketplaceId) throw invalidInput('granularityId must be the marketplace.');
	if (marketplaceId !== MARKETPLACE.id) throw unauthorized('');
	if ((query.number('startDateTime') ?? now) < now - EIGHTEEN_MONTHS) throw invalidInput('startDateTime is more than 18 months ago.');
}

/** A start leaves both SKU parameters out of account; the list of SKUs does so with the single one. */
function isAsked(sku: string, events: readonly LedgerEventRecord[], { query }: Call): boolean {
	const start = query.number('startDateTime');
	if (start !== undefined) return events.some(({ at }) => Date.parse(at) > start);
	return query.list('sellerSkus')?.includes(sku) ?? (query.text('sellerSku') ?? sku) === sku;
}

function toSummary(events: readonly LedgerEventRecord[], withDetails: boolean): Record<string, unknown> {
	const { asin, fnSku, sku, title } = events[0];
	return {
		asin,
		fnSku,
		sellerSku: sku,
		condition: 'NewItem',
		...(withDetails ? { inventoryDetails: detailsOf(events) } : {}),
		lastUpdatedTime: isoTime(Math.max(...events.map(({ at }) => Date.parse(at)))),
		productName: title,
		totalQuantity: sum(events),
		stores: [],
	};
}

function detailsOf(events: readonly LedgerEventRecord[]): Record<string, unknown> {
	const inState = (disposition: string): number => sum(events.filter((event) => event.disposition === disposition));
	const unsellable = Object.fromEntries(Object.entries(UNSELLABLE).map(([disposition, name]) => [name, inState(disposition)]));
	// Missing units are looked for as long as the ledger shows them as not reconciled.
	const searched = events.reduce((total, { unreconciled }) => total + unreconciled, 0);
	return {
		fulfillableQuantity: inState('SELLABLE'),
		inboundWorkingQuantity: 0,
		inboundShippedQuantity: 0,
		inboundReceivingQuantity: 0,
		reservedQuantity: {
			totalReservedQuantity: 0,
			pendingCustomerOrderQuantity: 0,
			pendingTransshipmentQuantity: 0,
			fcProcessingQuantity: 0,
		},
		researchingQuantity: {
			totalResearchingQuantity: searched,
			researchingQuantityBreakdown: [{ name: 'researchingQuantityInShortTerm', quantity: searched }],
		},
		unfulfillableQuantity: { totalUnfulfillableQuantity: sum(events) - inState('SELLABLE'), ...unsellable },
	};
}

const sum = (events: readonly LedgerEventRecord[]): number => events.reduce((total, { quantity }) => total + quantity, 0);
