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
	searchOrders: { endpoint: 'orders', version: '2026-01-01', name: 'searchOrders' },
	getOrder: { endpoint: 'orders', version: '2026-01-01', name: 'getOrder' },
	getReports: { endpoint: 'reports', version: '2021-06-30', name: 'getReports' },
	getReportDocument: { endpoint: 'reports', version: '2021-06-30', name: 'getReportDocument' },
}) satisfies Readonly<Record<string, OperationId>>;

/** An operation with its path parameters filled in. */
export interface ResolvedOperation {
	/** `endpoint/version/name`, the key of its rate. */
	readonly key: string;
	readonly method: IHttpRequestMethods;
	readonly path: string;
	readonly rate: Rate;
}

interface CatalogueEntry {
	method: IHttpRequestMethods;
	api_path: string;
	/** Seconds until one request is given back. */
	restore_rate: number;
}
type Catalogue = Record<string, Record<string, Record<string, (call: { path?: Record<string, string> }) => CatalogueEntry>>>;

let catalogue: Catalogue | undefined;

/**
 * The library's map of operations. Nothing is sent with it: its own client retries without limit and breaks multibyte text, and its
 * constructor wants credentials although the map needs none, hence the placeholders.
 */
function operations(): Catalogue {
	catalogue ??= (
		new SellingPartner({
			region: 'eu',
			options: { only_grantless_operations: true },
			credentials: { SELLING_PARTNER_APP_CLIENT_ID: '-', SELLING_PARTNER_APP_CLIENT_SECRET: '-' },
		}) as unknown as { endpoints: Catalogue }
	).endpoints;
	return catalogue;
}

/** Method, encoded path and rate of an operation. Throws on our own mistakes: an unknown operation or a missing path parameter. */
export function resolveOperation({ endpoint, version, name }: OperationId, path: Readonly<Record<string, string>> = {}): ResolvedOperation {
	const lookUp = operations()[endpoint]?.[version]?.[name];
	if (!lookUp) throw new RangeError(`The catalogue has no operation ${endpoint}/${version}/${name}`);
	const key = `${endpoint}/${version}/${name}`;
	// A fresh object each time: the look-up writes the encoded values back into it, and encodes them again the next time.
	const entry = lookUp({ path: { ...path } });
	return { key, method: entry.method, path: entry.api_path, rate: rateOf(key, entry.restore_rate) };
}
