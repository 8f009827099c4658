import { SellingPartner } from 'amazon-sp-api';
import type { IHttpRequestMethods } from 'n8n-workflow';
import { rateOf, type Rate } from './rates';

/** Names an operation as Amazon's models do. */
export interface OperationId {
	readonly endpoint: string;
	readonly version: string;
	readonly name: string;
}

/** Operations that this node calls. */
export const OPERATIONS = Object.freeze({
	// Shipments are confirmed in v0 only; the newer version reads.
	confirmShipment: { endpoint: 'orders', version: 'v0', name: 'confirmShipment' },
	createFeed: { endpoint: 'feeds', version: '2021-06-30', name: 'createFeed' },
	createFeedDocument: { endpoint: 'feeds', version: '2021-06-30', name: 'createFeedDocument' },
	createReport: { endpoint: 'reports', version: '2021-06-30', name: 'createReport' },
	createRestrictedDataToken: { endpoint: 'tokens', version: '2021-03-01', name: 'createRestrictedDataToken' },
	getFeed: { endpoint: 'feeds', version: '2021-06-30', name: 'getFeed' },
	getFeedDocument: { endpoint: 'feeds', version: '2021-06-30', name: 'getFeedDocument' },
	getFeeds: { endpoint: 'feeds', version: '2021-06-30', name: 'getFeeds' },
	getInventorySummaries: { endpoint: 'fbaInventory', version: 'v1', name: 'getInventorySummaries' },
	getListingsItem: { endpoint: 'listingsItems', version: '2021-08-01', name: 'getListingsItem' },
	getMarketplaceParticipations: { endpoint: 'sellers', version: 'v1', name: 'getMarketplaceParticipations' },
	getOrder: { endpoint: 'orders', version: '2026-01-01', name: 'getOrder' },
	getReport: { endpoint: 'reports', version: '2021-06-30', name: 'getReport' },
	getReportDocument: { endpoint: 'reports', version: '2021-06-30', name: 'getReportDocument' },
	getReports: { endpoint: 'reports', version: '2021-06-30', name: 'getReports' },
	listBalances: { endpoint: 'finances', version: '2024-06-19', name: 'listBalances' },
	listExpectedPayouts: { endpoint: 'transfers', version: '2024-06-01', name: 'listExpectedPayouts' },
	listPayouts: { endpoint: 'transfers', version: '2024-06-01', name: 'listPayouts' },
	listSummary: { endpoint: 'finances', version: '2024-06-19', name: 'listSummary' },
	listTransactions: { endpoint: 'finances', version: '2024-06-19', name: 'listTransactions' },
	patchListingsItem: { endpoint: 'listingsItems', version: '2021-08-01', name: 'patchListingsItem' },
	searchListingsItems: { endpoint: 'listingsItems', version: '2021-08-01', name: 'searchListingsItems' },
	searchOrders: { endpoint: 'orders', version: '2026-01-01', name: 'searchOrders' },
}) satisfies Readonly<Record<string, OperationId>>;

/** Operations of Amazon's models that the library lacks, with their paths; none of them has path parameters. */
const SUPPLEMENT: Readonly<Record<string, CatalogueEntry>> = Object.freeze({
	'finances/2024-06-19/listBalances': { method: 'GET', api_path: '/finances/2024-06-19/balances', restore_rate: 2 },
	'finances/2024-06-19/listSummary': { method: 'GET', api_path: '/finances/2024-06-19/summary', restore_rate: 2 },
	'transfers/2024-06-01/listExpectedPayouts': {
		method: 'GET',
		api_path: '/finances/transfers/2024-06-01/payouts/expected',
		restore_rate: 2,
	},
	'transfers/2024-06-01/listPayouts': { method: 'GET', api_path: '/finances/transfers/2024-06-01/payouts', restore_rate: 2 },
});

/** An operation with its path parameters filled in. */
export interface ResolvedOperation {
	/** `endpoint/version/name`, the key of its rate. */
	readonly key: string;
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly rate: Rate;
	/** Of a grantless operation: the scope of the application's own token that it wants instead of the seller's. */
	readonly grantlessScope?: string;
}

interface CatalogueEntry {
	method: IHttpRequestMethods;
	api_path: string;
	/** Seconds until one request is given back; a few entries have none. */
	restore_rate?: number;
	is_grantless?: boolean;
	scope?: string;
}
type LookUp = (call: { path?: Record<string, string> }) => CatalogueEntry;
/** Operations by version; `__versions` lists those, and is the library's own name for it. */
type Endpoint = Readonly<Record<string, Readonly<Record<string, LookUp>>>>;

let catalogue: Record<string, Endpoint> | undefined;

/**
 * The library's map of operations. Nothing is sent with it: its own client retries without limit and breaks multibyte text, and its
 * constructor wants credentials although the map needs none, hence the placeholders.
 */
function endpoints(): Record<string, Endpoint> {
	catalogue ??= (
		new SellingPartner({
			region: 'eu',
			options: { only_grantless_operations: true },
			credentials: { SELLING_PARTNER_APP_CLIENT_ID: '-', SELLING_PARTNER_APP_CLIENT_SECRET: '-' },
		}) as unknown as { endpoints: Record<string, Endpoint> }
	).endpoints;
	return catalogue;
}

/** Names of the endpoints in the catalogue, e.g. `orders`, sorted. */
export const listEndpoints = (): string[] => Object.keys(endpoints()).sort();

/** Versions of an endpoint, oldest first; none for an unknown one. */
export const listVersions = (endpoint: string): string[] =>
	Object.keys(own(endpoints(), endpoint) ?? {}).filter((version) => !version.startsWith('__'));

/** Names of the operations of a version, supplement included, sorted. */
export function listOperations(endpoint: string, version: string): string[] {
	const prefix = `${endpoint}/${version}/`;
	const supplied = Object.keys(SUPPLEMENT)
		.filter((key) => key.startsWith(prefix))
		.map((key) => key.slice(prefix.length));
	const listed = Object.entries(own(own(endpoints(), endpoint) ?? {}, version) ?? {}).filter(([, lookUp]) => isUsable(lookUp));
	return [...new Set([...listed.map(([name]) => name), ...supplied])].sort();
}

/** A few entries of the library (1.2.1) fail in its own code, whatever is given to them. */
function isUsable(lookUp: LookUp): boolean {
	try {
		lookUp({ path: {} });
		return true;
	} catch (error) {
		return !(error instanceof ReferenceError);
	}
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/**
 * Method, encoded path and rate of an operation. Throws RangeError for an unknown operation, and what the library throws for a path
 * parameter that is missing or not allowed.
 */
export function resolveOperation({ endpoint, version, name }: OperationId, path: Readonly<Record<string, string>> = {}): ResolvedOperation {
	const key = `${endpoint}/${version}/${name}`;
	const lookUp = own(own(own(endpoints(), endpoint) ?? {}, version) ?? {}, name);
	// A fresh object each time: the look-up writes the encoded values back into it, and encodes them again the next time.
	const entry = own(SUPPLEMENT, key) ?? lookUp?.({ path: { ...path } });
	if (!entry) throw new RangeError(`The catalogue has no operation ${key}`);
	return {
		key,
		method: entry.method,
		path: entry.api_path,
		rate: rateOf(key, entry.restore_rate),
		grantlessScope: entry.is_grantless ? entry.scope : undefined,
	};
}
