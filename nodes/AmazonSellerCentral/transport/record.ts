import { MOST_SEEN, redacted } from '../../domain/text/redact';

/** What tells one record from another, by Amazon's names: `{ orderId: '026-1520163-6049104' }`. */
export type RecordNames = Readonly<Record<string, string>>;

/** The parts of a request that can name a record. */
export interface AskedFor {
	/** Always identifiers: of an order, a report, a listing. */
	readonly path?: Readonly<Record<string, string>>;
	readonly query?: Readonly<Record<string, unknown>>;
	readonly body?: object;
	/** The parameters of the first page, where the request has a page token only. */
	readonly about?: Readonly<Record<string, unknown>>;
}

/**
 * Parameters of queries and fields of bodies that identify what is asked for, in lower case because older versions of the API capitalise
 * them. All others stay out of errors: they can be personal data, page tokens or addresses.
 */
const IDENTIFYING: ReadonlySet<string> = new Set([
	'accounttype',
	'amazonorderids',
	'asin',
	'asins',
	'asofdate',
	'createdafter',
	'createdbefore',
	'createdsince',
	'createduntil',
	'dataendtime',
	'datastarttime',
	'feedtype',
	'feedtypes',
	'inputfeeddocumentid',
	'lastupdatedafter',
	'lastupdatedbefore',
	'marketplaceid',
	'marketplaceids',
	'packagereferenceid',
	'payoutid',
	'periodend',
	'periodstart',
	'postedafter',
	'postedbefore',
	'reporttype',
	'reporttypes',
	'sellersku',
	'sellerskus',
	'skus',
	'startdatetime',
]);

/** Parameters of which one says what the other is. */
const PAIRS = [
	['relatedIdentifierName', 'relatedIdentifierValue'],
	['identifiersType', 'identifiers'],
] as const;

/** What people call them; the others keep Amazon's names. */
const WORDS: Readonly<Record<string, string>> = Object.freeze({
	feedDocumentId: 'feed document',
	feedId: 'feed',
	feedType: 'feed type',
	feedTypes: 'feed type',
	inputFeedDocumentId: 'feed document',
	marketplaceId: 'marketplace',
	marketplaceIds: 'marketplace',
	orderId: 'order',
	ORDER_ID: 'order',
	packageReferenceId: 'package',
	payoutId: 'payout',
	reportDocumentId: 'report document',
	reportId: 'report',
	reportType: 'report type',
	reportTypes: 'report type',
	sellerId: 'seller',
	sellerSku: 'SKU',
	sellerSkus: 'SKU',
	SETTLEMENT_ID: 'settlement',
	sku: 'SKU',
});

/** Longest value, and most values of a list, that an error shows. A seller SKU has up to 40 characters, a document's id about 70. */
const MAX_VALUE = 100;
const MAX_LISTED = 3;

function valueOf(value: unknown): string | undefined {
	if (Array.isArray(value)) {
		const values = value.map(valueOf).filter((each) => each !== undefined);
		const more = values.length - MAX_LISTED;
		return values.length === 0 ? undefined : [values.slice(0, MAX_LISTED).join(', '), ...(more > 0 ? [`${more} more`] : [])].join(' and ');
	}
	if (!['string', 'number', 'boolean'].includes(typeof value) || value === '') return undefined;
	const text = redacted(String(value).slice(0, MOST_SEEN));
	return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}...` : text;
}

type Entry = readonly [name: string, value: unknown];

/** Whether a parameter or field names a record, so that its value is shown. */
export const isIdentifying = (name: string): boolean => IDENTIFYING.has(name.toLowerCase());

const identifying = (fields: object): Entry[] => Object.entries(fields).filter(([name]) => isIdentifying(name));

const pairsOf = (query: Readonly<Record<string, unknown>>): Entry[] =>
	PAIRS.map(([name, value]): Entry => [valueOf(query[name]) ?? value, query[value]]);

/** The package of a shipment, and the resources of a restricted data token: the only identifiers that lie deeper in a body. */
function nestedOf(body: object): Entry[] {
	const { packageDetail, restrictedResources } = body as { packageDetail?: unknown; restrictedResources?: unknown };
	const resources = Array.isArray(restrictedResources) ? restrictedResources.map((each: { path?: unknown } | null) => each?.path) : [];
	return [...identifying(packageDetail instanceof Object ? packageDetail : {}), ['path', resources]];
}

/** The record that a request is about, most telling name first. Never personal data, a token or an address of a document. */
export function recordOf({ path = {}, query = {}, body = {}, about = {} }: AskedFor): RecordNames {
	const asked = { ...about, ...query };
	const entries: Entry[] = [...Object.entries(path).reverse(), ...nestedOf(body), ...pairsOf(asked), ...identifying({ ...asked, ...body })];
	return Object.fromEntries(
		entries
			.map(([name, value]) => [name, valueOf(value)] as const)
			.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
	);
}

/** The record in words, as `order 026-1520163-6049104, package 1`; empty when there is none. */
export const recordWords = (record: RecordNames): string =>
	Object.entries(record)
		.map(([name, value]) => `${Object.hasOwn(WORDS, name) ? WORDS[name] : name} ${value}`)
		.join(', ');
