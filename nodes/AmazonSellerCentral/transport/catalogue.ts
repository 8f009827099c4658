import type { IHttpRequestMethods } from 'n8n-workflow';
import frozen from './operations.json';

/** What Amazon grants an operation: `ratePerSecond` refills a bucket of `burst` requests. */
export interface Rate {
	readonly ratePerSecond: number;
	readonly burst: number;
}

/** An operation as the catalogue has it. */
export interface CatalogueEntry extends Rate {
	readonly method: IHttpRequestMethods;
	/** Path parameters stand in braces. */
	readonly path: string;
	/** Of a grantless operation: the scope of the application's own token that it wants instead of the seller's. */
	readonly scope?: string;
}

/** Operations by `endpoint/version/name`. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/** Frozen from amazon-sp-api, our supplement to it and the rates of the models by `npm run catalogue`; a test compares. */
const CATALOGUE = frozen as Catalogue;

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
	readonly grantlessScope?: string;
}

const partsOf = (at: number, prefix = ''): string[] => [
	...new Set(
		Object.keys(CATALOGUE)
			.filter((key) => key.startsWith(prefix))
			.map((key) => key.split('/')[at]),
	),
];

/** Names of the endpoints in the catalogue, e.g. `orders`, sorted. */
export const listEndpoints = (): string[] => partsOf(0);

/** A version by its date, or by the number of an old one; those are older than any date. */
const ageOf = (version: string): string => (version.startsWith('v') ? `0${version}` : version);

/** Versions of an endpoint, oldest first; none for an unknown one. */
export const listVersions = (endpoint: string): string[] =>
	partsOf(1, `${endpoint}/`).sort((one, other) => (ageOf(one) < ageOf(other) ? -1 : 1));

/** Names of the operations of a version, sorted; none for an unknown one. */
export const listOperations = (endpoint: string, version: string): string[] => partsOf(2, `${endpoint}/${version}/`);

/** Encoded as Amazon's paths want it: these five as well, which the standard function leaves alone. */
const encoded = (value: string): string =>
	encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** How often a gateway on the way may decode a path before it looks at it; one would do, and proxies do it again. */
const DECODINGS = 3;

/** The text as it may arrive behind so many gateways; what cannot be decoded any further is at its end. */
function decodedFully(value: string): string {
	let text = value;
	for (let time = 0; time < DECODINGS && /%[0-9a-f]{2}/i.test(text); time++) {
		try {
			text = decodeURIComponent(text);
		} catch {
			// A percent sign that is none of an encoding: an SKU may have one.
			return text;
		}
	}
	return text;
}

/** Whether a value would lead to another path than the operation's: URLs drop `.` and `..`, however they are written. */
const climbs = (value: string): boolean =>
	decodedFully(value)
		.split(/[\\/]/)
		.some((part) => part === '.' || part === '..');

/** The value of a path parameter, encoded. Throws RangeError when it is missing or leads elsewhere. */
function parameterOf(path: Readonly<Record<string, string>>, name: string): string {
	const value = Object.hasOwn(path, name) ? path[name] : '';
	if (value === '') throw new RangeError(`The path parameter ${name} is missing`);
	if (climbs(value)) throw new RangeError(`The path parameter ${name} is not an identifier: it leads to another path`);
	return encoded(value);
}

/**
 * Method, encoded path and rate of an operation. Throws RangeError for an unknown operation, and one that names it for a
 * path parameter that is missing or not allowed.
 */
export function resolveOperation({ endpoint, version, name }: OperationId, path: Readonly<Record<string, string>> = {}): ResolvedOperation {
	const key = `${endpoint}/${version}/${name}`;
	if (!Object.hasOwn(CATALOGUE, key)) throw new RangeError(`The catalogue has no operation ${key}`);
	const { method, path: template, scope, ratePerSecond, burst } = CATALOGUE[key];
	return {
		key,
		method,
		path: template.replace(/\{(\w+)\}/g, (_braces, parameter: string) => parameterOf(path, parameter)),
		rate: { ratePerSecond, burst },
		grantlessScope: scope,
	};
}
