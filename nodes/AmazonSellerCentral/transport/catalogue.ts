import { SellingPartner } from 'amazon-sp-api';
import type { IHttpRequestMethods } from 'n8n-workflow';
import { rateOf, type Rate } from './rates';
import { listSupplied, suppliedOperation } from './supplement';

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

/** An entry of the library's map. */
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
	const listed = Object.keys(own(own(endpoints(), endpoint) ?? {}, version) ?? {});
	return [...new Set([...listed, ...listSupplied(endpoint, version)])].sort();
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/**
 * Method, encoded path and rate of an operation. Throws RangeError for an unknown operation, and an error that names it for a
 * path parameter that is missing or not allowed.
 */
export function resolveOperation({ endpoint, version, name }: OperationId, path: Readonly<Record<string, string>> = {}): ResolvedOperation {
	const key = `${endpoint}/${version}/${name}`;
	const lookUp = own(own(own(endpoints(), endpoint) ?? {}, version) ?? {}, name);
	// A fresh object each time: the look-up writes the encoded values back into it, and encodes them again the next time.
	const entry: CatalogueEntry | undefined = suppliedOperation(key, path) ?? lookUp?.({ path: { ...path } });
	if (!entry) throw new RangeError(`The catalogue has no operation ${key}`);
	return {
		key,
		method: entry.method,
		path: entry.api_path,
		rate: rateOf(key, entry.restore_rate),
		grantlessScope: entry.is_grantless ? entry.scope : undefined,
	};
}
