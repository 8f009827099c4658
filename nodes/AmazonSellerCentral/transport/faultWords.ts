import type { Failure } from 'n8n-workflow';
import type { FaultKind } from './fault';

/** How a kind of fault is told. */
export interface FaultWords {
	/** What happened; `%s` is the operation. */
	readonly message: string;
	/** How to put it right; `%s` is the role. */
	readonly remedy: string;
	readonly cause: Failure['cause'];
}

/** What holds for every operation. */
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
	answerTooLarge: {
		message: "Amazon's answer to %s is larger than any answer should be, and was not read to its end",
		remedy: 'Ask for less at once: a shorter period, fewer results on a page. Check that no proxy answers in the place of Amazon.',
		cause: 'configuration-invalid',
	},
	redirected: {
		message: 'Amazon answered %s with a redirect, which is not followed',
		remedy:
			'No other host got the token or what was sent. Whether something was carried out is not known: look in Seller Central, or get it with this node, before you run a change again. Check the endpoint of the credential, and that no proxy answers in its place.',
		cause: 'configuration-invalid',
	},
	loginRefused: {
		message: 'Login with Amazon refused the credential for %s',
		remedy:
			'Authorise the application again in Seller Central and store the new refresh token; for invalid_client check the client ID and the client secret (a rotated secret stops working); for unauthorized_client the refresh token is of another application than the client ID.',
		cause: 'credential-invalid',
	},
	notAllowed: {
		message: 'Amazon does not allow %s with this credential',
		remedy:
			'Check four things: the application has the role it needs (%s); the region of the credential is where the account sells; the account sells in the marketplace, where one was given; the seller has authorised the application since the role was added. If in doubt, authorise it again and store the new refresh token.',
		cause: 'credential-invalid',
	},
	notFound: {
		message: 'Amazon does not know what %s asked for',
		remedy: 'Check the identifiers that were given and the region of the credential.',
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

type Remedies = Readonly<Partial<Record<FaultKind, string>>>;

const SETTLEMENT_NOTE =
	'Settlement reports cannot be requested, and Amazon refuses such a request like this: take them from Settlement: Get Many.';

/** Remedies of a part of the API, by the catalogue's name of it. Facts: models of the parts; retention of orders, reports and feeds. */
const OF_ENDPOINT: Readonly<Record<string, Remedies>> = Object.freeze({
	documents: {
		unavailable:
			'It was repeated without success. Run it again: each run asks for a fresh address. A firewall that closes the address of the document looks the same.',
		notFound: 'Run it again: each run asks for a fresh address. Amazon keeps reports and feeds for 90 days.',
		redirected: 'Run it again: each run asks for a fresh address. Check that no proxy answers in the place of the storage.',
		invalidRequest: 'Run it again: each run asks for a fresh address. Check that no proxy answers in the place of the storage.',
	},
	fbaInventory: {
		notFound: 'Check the seller SKU, the marketplace and the region of the credential.',
		invalidRequest: 'Check the marketplace, the seller SKUs and Changed Since against what Amazon says above.',
	},
	feeds: {
		notFound: 'Check the feed ID and the region of the credential. Amazon keeps feeds for 90 days.',
		invalidRequest: 'Check the marketplace, and the feed or document ID against what Amazon says above.',
		outcomeUnknown:
			'It was not sent again, so that it is not done twice. Look for a new feed with Any Operation (getFeeds) before you submit it again.',
	},
	finances: {
		notFound: 'Check the order, settlement or event group ID and the region of the credential. The last 48 hours may still be missing.',
		invalidRequest: 'Check the dates (Posted After is more than two minutes ago) and the identifiers against what Amazon says above.',
	},
	listingsItems: {
		notFound: 'Check the seller SKU, the seller ID and the marketplace: the seller must have a listing with this SKU there.',
		invalidRequest: 'Check the seller SKU, the seller ID, the marketplace and what was to be changed against what Amazon says above.',
	},
	orders: {
		notFound: 'Check the order ID and the region of the credential. Amazon does not show orders that are more than two years old.',
	},
	reports: {
		notFound: 'Check the ID of the report and the region of the credential. Amazon keeps reports for 90 days.',
	},
	transfers: {
		notFound: 'Check the payout, the marketplace and the region of the credential. Amazon has payouts for some marketplaces only.',
		invalidRequest: 'Check the marketplace, the account type and the dates. Amazon has payouts for some marketplaces only.',
	},
});

/** Remedies of one operation, where its part of the API says too little. */
const OF_OPERATION: Readonly<Record<string, Remedies>> = Object.freeze({
	confirmShipment: {
		invalidRequest:
			'Look at the order with Order: Get Packages, then check its items and quantities, the package reference ID, the carrier and the ship date against what Amazon says above.',
	},
	createReport: {
		rateLimited: `Amazon limits some report types further: request it later, or use a report that was made before. ${SETTLEMENT_NOTE}`,
		invalidRequest: 'Check the report type, the dates, the marketplaces and the report options against what Amazon says above.',
		outcomeUnknown:
			'It was not sent again, so that it is not made twice. Look for a new report with Report: Get Many before you request it again.',
	},
	getReport: { invalidRequest: 'Check the ID of the report.' },
	getReportDocument: {
		invalidRequest: 'Check the ID of the document. Amazon keeps reports for 90 days, and may refuse an older document like this.',
	},
	initiatePayout: {
		outcomeUnknown:
			'It was not sent again, so that no money is paid out twice. Look in Seller Central, or with Finance: Get Payouts, before you start it again.',
	},
	searchOrders: {
		rateLimited:
			'Amazon gives back one search in about three minutes: run the workflow less often, and not several of them at the same time.',
	},
});

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** The words for a fault of an operation: its own remedy, else that of its part of the API, else the general one. */
export function wordsOf(kind: FaultKind, { endpoint, name }: { readonly endpoint: string; readonly name: string }): FaultWords {
	const remedy = own(OF_OPERATION, name)?.[kind] ?? own(OF_ENDPOINT, endpoint)?.[kind];
	return remedy === undefined ? WORDS[kind] : { ...WORDS[kind], remedy };
}
