import type { Exchange } from '../../../sandbox/core/recorder';
import { byId, UK, type AmazonBench } from './fixtures';

export const REPORTS = '/reports/2021-06-30/reports';
export const LEDGER = 'GET_LEDGER_DETAIL_VIEW_DATA';

/** Parameters of Report: Request for the ledger in detail. */
export const request = { resource: 'report', operation: 'request', reportType: byId(LEDGER), marketplaceId: byId(UK) };

export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** The requests that reports be made. */
export const requested = (bench: AmazonBench): Exchange[] =>
	bench.exchanges.filter(({ method, url }) => method === 'POST' && url === REPORTS);

/** An event of the inventory ledger so many minutes ago: an adjustment of -2, unless told otherwise. */
export function addEvent(bench: AmazonBench, minutes: number, more: Record<string, unknown> = {}): void {
	bench.sandbox.store.insert('amazonLedgerEvent', {
		at: minutesAgo(minutes),
		sku: 'T-FBA',
		asin: 'B0T',
		fnSku: 'X0T',
		title: 'Tetera "pequeña"',
		eventType: 'Adjustments',
		referenceId: '47110001',
		quantity: -2,
		fulfillmentCenter: 'XUK1',
		disposition: 'SELLABLE',
		reason: 'M',
		country: 'GB',
		reconciled: 0,
		unreconciled: 2,
		...more,
	});
}

/** A marketplace that the seller has beside the UK. */
export const sellsIn = (bench: AmazonBench, marketplaceId: string, name: string, countryCode: string, language: string): void =>
	void bench.sandbox.store.insert('amazonMarketplace', { marketplaceId, name, countryCode, currency: 'EUR', language });
