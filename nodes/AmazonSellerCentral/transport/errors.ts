import { NodeApiError, type Failure, type IDataObject, type INode } from 'n8n-workflow';
import type { AmazonFault, FaultKind } from './fault';

const ORDER_ROLES =
	'one for orders, such as Inventory and Order Tracking or Finance and Accounting; addresses need Direct-to-Consumer Delivery (Restricted), buyers Tax Invoicing or Tax Remittance (Restricted)';

const FINANCE = 'Finance and Accounting';
const LISTINGS = 'Product Listing';
const FEEDS = 'Product Listing, and for stock Inventory and Order Tracking';
const REPORTS =
	'Finance and Accounting for settlements; Amazon Fulfillment for FBA reports; Inventory and Order Tracking for returns; Tax Invoicing (Restricted) or Tax Remittance (Restricted) for VAT';

/** Role of the application that an operation needs (tutorials of Orders 2026-01-01, SP-API role mappings). A missing role shows itself as 403. */
const ROLES: Readonly<Record<string, string>> = Object.freeze({
	confirmShipment: 'Inventory and Order Tracking or Direct-to-Consumer Shipping (Restricted)',
	createFeed: FEEDS,
	createFeedDocument: FEEDS,
	createReport: REPORTS,
	getFeed: FEEDS,
	getFeedDocument: FEEDS,
	getFeeds: FEEDS,
	getInventorySummaries: 'Amazon Fulfillment or Inventory and Order Tracking',
	getListingsItem: LISTINGS,
	getOrder: ORDER_ROLES,
	getReport: REPORTS,
	getReportDocument: REPORTS,
	getReports: REPORTS,
	listBalances: FINANCE,
	listExpectedPayouts: FINANCE,
	listPayouts: FINANCE,
	listSummary: FINANCE,
	listTransactions: FINANCE,
	patchListingsItem: LISTINGS,
	searchListingsItems: LISTINGS,
	searchOrders: ORDER_ROLES,
});

interface FaultWords {
	/** What happened; `%s` is the operation. */
	readonly message: string;
	/** How to put it right; `%s` is the role. */
	readonly remedy: string;
	readonly cause: Failure['cause'];
}

const WORDS: Readonly<Record<FaultKind, FaultWords>> = Object.freeze({
	rateLimited: {
		message: "Amazon's rate limit for %s is used up",
		remedy: 'Run it later, ask for less at once, or run fewer workflows on this seller account at the same time.',
		cause: 'rate-limited',
	},
	unavailable: {
		message: 'Amazon could not answer %s',
		remedy: 'It was repeated without success. Run it again later; if it lasts, look at the Selling Partner API status page.',
		cause: 'temporarily-unavailable',
	},
	noConnection: {
		message: 'No complete answer from Amazon to %s',
		remedy: 'It was repeated without success. Check the network, the proxy and the endpoint of the credential, then run it again.',
		cause: 'temporarily-unavailable',
	},
	unreadableAnswer: {
		message: 'Amazon answered %s with something that cannot be read as its answer',
		remedy:
			'It was repeated without success. Check that the endpoint of the credential is the Selling Partner API, and that no proxy answers in its place.',
		cause: 'temporarily-unavailable',
	},
	loginRefused: {
		message: 'Login with Amazon refused the credential',
		remedy:
			'Authorise the application again in Seller Central and store the new refresh token; for invalid_client check the client ID and the client secret (a rotated secret stops working).',
		cause: 'credential-invalid',
	},
	notAllowed: {
		message: 'Amazon does not allow %s with this credential',
		remedy:
			'Check three things: the application has the role it needs (%s); the region of the credential is where the account sells; the seller has authorised the application since the role was added. If in doubt, authorise it again and store the new refresh token.',
		cause: 'credential-invalid',
	},
	notFound: {
		message: 'Amazon does not know what %s asked for',
		remedy: 'Check the id and the region of the credential. Reports are kept for 90 days.',
		cause: 'configuration-invalid',
	},
	invalidRequest: {
		message: 'Amazon did not accept %s',
		remedy:
			'Check the parameters of the node against what Amazon says above. A request that worked before and is refused all at once often works again later.',
		cause: 'configuration-invalid',
	},
	outcomeUnknown: {
		message: 'It is not known whether Amazon carried out %s',
		remedy:
			'It was not sent again, so that it is not done twice. Look in Seller Central, or get it with this node, before you run it again.',
		cause: 'temporarily-unavailable',
	},
	notSent: {
		message: '%s was not sent to Amazon',
		remedy: 'Check the credential of the node and its allowed domains.',
		cause: 'configuration-invalid',
	},
	cancelled: {
		message: '%s was cancelled',
		remedy: 'Run the workflow again.',
		cause: 'temporarily-unavailable',
	},
});

const seconds = (milliseconds: number): string => `${Math.ceil(milliseconds / 1000)} s`;

/** Details of a fault as named fields: for the item of continue-on-fail, and for people. Nothing secret, nothing of a buyer. */
export interface FaultDetails extends IDataObject {
	/** Kind of the exception that a workflow records. */
	kind: string;
	/** What went wrong, in the transport's classes. */
	reason: string;
	operation: string;
	message: string;
	remedy: string;
}

const put = (text: string, value: string): string => text.replace('%s', () => value);

/** The sentence that says what Amazon said. */
function amazonSaid({ code, text, status, requestId, retryAfterMs }: AmazonFault): string {
	const said = [code, text].filter(Boolean).join(': ');
	return [
		said && `Amazon says: ${said}${/[.!?]$/.test(said) ? '' : '.'}`,
		retryAfterMs !== undefined && `The next request is possible in about ${seconds(retryAfterMs)}.`,
		(status !== undefined || requestId) &&
			`(${[status !== undefined && `HTTP ${status}`, requestId && `request id ${requestId}`].filter(Boolean).join(', ')})`,
	]
		.filter(Boolean)
		.join(' ');
}

/**
 * The error that people see: what happened, what Amazon said, what to do. Built from named fields only, because the helper's own
 * error carries the request with its token. `context.details` holds the same as data.
 */
export function amazonError(node: INode, fault: AmazonFault, operation: string, itemIndex?: number): NodeApiError {
	const words = WORDS[fault.kind];
	const message = put(words.message, operation);
	const remedy = put(words.remedy, ROLES[operation] ?? 'see the documentation of the operation');
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: [amazonSaid(fault), remedy].filter(Boolean).join(' '),
			httpCode: fault.status === undefined ? undefined : String(fault.status),
			itemIndex,
			failure: failureOf(fault, words.cause),
		},
	);
	error.context.details = detailsOf(fault, operation, message, remedy);
	return error;
}

function failureOf({ retryAfterMs }: AmazonFault, cause: Failure['cause']): Failure {
	if (cause === 'rate-limited' || cause === 'quota-exhausted' || cause === 'temporarily-unavailable') return { cause, retryAfterMs };
	return { cause };
}

function detailsOf(fault: AmazonFault, operation: string, message: string, remedy: string): FaultDetails {
	const { kind: reason, status, code, text, requestId, retryAfterMs } = fault;
	const known = Object.entries({ httpStatus: status, code, text, requestId, retryAfterMs }).filter(([, value]) => value !== undefined);
	return {
		kind: reason === 'outcomeUnknown' ? 'outcomeUnknown' : 'runFailed',
		reason,
		operation,
		message,
		remedy,
		...Object.fromEntries(known),
	};
}
