/**
 * Every address that pages lead to, in one place. They are relative: pages stand at `/webhook/<page>` of n8n, forms at `/form/<form>`, and a proxy in front
 * changes nothing.
 */

/** Paths of the pages' webhooks. */
export const PAGE_PATHS = {
	health: 'amazon-health',
	exceptions: 'amazon-exceptions',
	settlements: 'amazon-settlements',
	settlement: 'amazon-settlement',
	order: 'amazon-order',
	monthEnd: 'amazon-month-end',
} as const;

export type PageName = keyof typeof PAGE_PATHS;

/** Path of the form in which people decide on a settlement. */
const DECIDE_SETTLEMENT = 'decide-settlement';

type Query = Readonly<Record<string, string | number | undefined>>;

const HALVES = /\p{Surrogate}/gu;

function queryOf(query: Query): string {
	const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(String(value).replace(HALVES, ''))}`);
	return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Another page: `amazon-settlement?id=123`. */
export const pageLink = (page: PageName, query: Query = {}): string => `${PAGE_PATHS[page]}${queryOf(query)}`;

export const orderLink = (orderId: string): string => pageLink('order', { id: orderId });
export const settlementLink = (settlementId: string): string => pageLink('settlement', { id: settlementId });

/** Decide about a settlement: approve, hold, release, name a day. */
export const decideSettlementLink = (settlementId: string): string => `../form/${DECIDE_SETTLEMENT}${queryOf({ settlementId })}`;

/** A run in n8n; undefined where it is not known which. */
export const executionLink = (workflowId: string, executionId: string): string | undefined =>
	/^[A-Za-z0-9]+$/.test(workflowId) && /^\d+$/.test(executionId) ? `../workflow/${workflowId}/executions/${executionId}` : undefined;
