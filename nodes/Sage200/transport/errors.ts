import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import { NO_SECRETS, redacted, type Secrets } from './redact';
import { sageWords } from './words';

/** What went wrong in a call to Sage, in words for a person. `status` is missing when no answer came. */
export interface SageTrouble {
	readonly status?: number;
	readonly message: string;
	readonly remedy: string;
	/** What of ours stood in the way, so that nothing was sent: the credential's write policy, the end of the run's time, or that somebody stopped the run. */
	readonly barredBy?: 'policy' | 'time' | 'stop';
}

/** The on-premises server of Sage 200 Professional is reached through a tunnel; gateways in front of it answer when it is down. */
const TUNNEL =
	'On Sage 200 Professional check that the server is on and that its Native API connection (the Microsoft Entra application proxy) is running, then run again.';

/** Causes of the statuses that Sage documents (developer.sage.com/200, guide "API FAQ"), and what to do. */
const STATUS_WORDS: Readonly<Record<number, readonly [what: string, remedy: string]>> = {
	400: ['Sage 200 refused the request', 'Read what Sage says, correct the record or the setting that it names and run again.'],
	401: [
		'Sage 200 does not accept this user for the site and company',
		'Check Site ID and Company ID in the credential (operation Site: Get Many shows them) and that the Sage user may use that company; if both are right, reconnect the credential.',
	],
	403: ['The Sage 200 user has no access to this module', 'Ask the Sage 200 administrator for a role with the module.'],
	404: [
		'Sage 200 does not know this address or record',
		'Check the base URL in the credential. An older Sage 200 Professional lacks newer parts of the API: the site may need an update.',
	],
	429: ['Sage 200 asks to slow down', 'Wait a few minutes and run again. Lower Requests per Second in the credential if it happens often.'],
	502: ['Sage 200 could not be reached behind its gateway', TUNNEL],
	503: ['Sage 200 is not available just now', TUNNEL],
	504: [
		'Sage 200 did not answer its gateway in time',
		`${TUNNEL} Whether a document was posted is not known: it is looked for before anything is sent again.`,
	],
};
const OTHER_REFUSAL = ['Sage 200 refused the request', 'Read what Sage says and correct what it names.'] as const;
const OTHER_FAILURE = [
	'Sage 200 failed to process the request',
	'Run again later; if it stays, look in the Sage 200 server log at this time.',
] as const;

/** Module that a path belongs to, by how it starts; the first fit counts. */
const MODULES: ReadonlyArray<readonly [path: RegExp, module: string]> = [
	[/^\/(?:bank|cash_book|lookup_banks)/, 'Cash Book'],
	[/^\/(?:sop_|lookup_sop|couriers)/, 'Sales Order Processing'],
	[/^\/(?:sales_|customer|lookup_customers|trader_)/, 'Sales Ledger'],
	[/^\/(?:purchase_|supplier)/, 'Purchase Ledger'],
	[/^\/(?:product|lookup_products|warehouse|bin_|stock)/, 'Stock Control'],
	[/^\/(?:nominal|lookup_nominal|cost_centres|departments)/, 'Nominal Ledger'],
];

/** Release of Sage 200 that brought a path, where an older Professional may lack it (change logs in the OpenAPI files; developer.sage.com/200/updates). */
const SINCE: ReadonlyArray<readonly [path: RegExp, release: string]> = [
	[/^\/(?:sop_returns|lookup_sop_returns|sop_return_receipt_line_views|sop_orders_status)/, '2025 R1'],
	[/^\/(?:couriers|sop_despatch_receipts|sop_order_despatch_views|sop_confirm_despatch)/, '2022 R2'],
	[/^\/(?:stock_transfer|stocktake|bin_holdings)/, 'September 2020'],
];

const entryFor = (path: string, table: ReadonlyArray<readonly [RegExp, string]>): string | undefined =>
	table.find(([pattern]) => pattern.test(path))?.[1];

/** Sage answers an order with prices of its own so where the user may not give any (sop.json, change log of the lines; help of Sage 200, user permissions). */
const PRICES_BARRED =
	' If only orders are refused so, the user lacks the permission Override prices and discounts: SOP Utilities > System Set Up > User Permissions.';

/** What only the path tells: which module a role lacks, which release brought the address. */
function hintFor(status: number, path: string): string {
	const module = entryFor(path, MODULES);
	if (status === 403 && module) return ` The module is ${module}.`;
	if (status === 401 && path.startsWith('/sop_orders')) return PRICES_BARRED;
	const release = entryFor(path, SINCE);
	return status === 404 && release ? ` This address came with Sage 200 ${release}.` : '';
}

/** An answer that sends elsewhere is followed nowhere: the token would go with it. */
const ELSEWHERE = [
	'Sage 200 sent the request to another address, which is not followed',
	'Check the base URL in the credential: it must be the address of the API itself.',
] as const;

/** What must not be shown of an answer: what was sent about people, and texts of the credential. */
export interface Hidden {
	readonly sent: Secrets;
	readonly credential: readonly string[];
}

export const NOTHING_HIDDEN: Hidden = { sent: NO_SECRETS, credential: [] };

/** Puts a status and Sage's words into a message and a remedy; `call` is method and path, without query. */
export function troubleOf(status: number, body: string, call: string, hidden: Hidden = NOTHING_HIDDEN): SageTrouble {
	const [what, remedy] = STATUS_WORDS[status] ?? otherStatus(status);
	const words = redacted(sageWords(body), hidden.sent, hidden.credential);
	return {
		status,
		message: `${what} (${status}, ${call})${words ? `: ${words}` : ''}`,
		remedy: remedy + hintFor(status, call.slice(call.indexOf('/'))),
	};
}

function otherStatus(status: number): readonly [what: string, remedy: string] {
	if (status >= 500) return OTHER_FAILURE;
	return status >= 300 && status < 400 ? ELSEWHERE : OTHER_REFUSAL;
}

/** An answer that came whole and cannot be what was asked for. `why` says what is wrong with it. */
export function unreadableTrouble(why: string, call: string): SageTrouble {
	return {
		message: `Sage 200 gave an answer that cannot be understood (${call}): ${why}`,
		remedy:
			'Nothing is concluded from such an answer. Run again later; if it stays, something between n8n and Sage 200 (proxy, gateway, base URL) answers in its place.',
	};
}

/** No answer, or one that was cut: timeout, dropped connection, unknown host. `reason` is a code such as ECONNRESET. */
export function noAnswerTrouble(reason: string, call: string): SageTrouble {
	return {
		message: `Sage 200 gave no complete answer (${reason}, ${call})`,
		remedy: 'Check the network between n8n and Sage 200 and the base URL in the credential, then run again.',
	};
}

/** The error that n8n shows: the message with Sage's own words, the remedy as description, the status as `httpCode`. */
export function apiError(node: INode, trouble: SageTrouble, itemIndex?: number): NodeApiError {
	const error = new NodeApiError(node, { message: trouble.message } as JsonObject, {
		message: trouble.message,
		description: trouble.remedy,
		httpCode: trouble.status === undefined ? undefined : String(trouble.status),
		itemIndex,
	});
	error.message = trouble.message; // n8n replaces texts that hold a network code by its own
	return error;
}
