import type { LedgerEventRecord } from '../../amazon/records';
import { within, type DemoCalendar } from './calendar';
import { FBA_LISTINGS } from './stock';

type Event = Omit<LedgerEventRecord, 'id'>;
type Detail = Partial<Pick<Event, 'disposition' | 'reason' | 'reconciled' | 'unreconciled' | 'fulfillmentCenter' | 'title' | 'sku'>>;

/** Amazon's warehouses in this story; the codes are invented. */
const HOME = 'XUK1';
const OTHER = 'XUK4';

function event(sku: string, at: string, eventType: string, referenceId: string, quantity: number, detail: Detail = {}): Event {
	const listing = FBA_LISTINGS.find((candidate) => candidate.sku === sku);
	if (!listing) throw new Error(`No FBA listing ${sku}`);
	return {
		...listing,
		at,
		eventType,
		referenceId,
		quantity,
		fulfillmentCenter: HOME,
		disposition: 'SELLABLE',
		reason: '',
		country: 'GB',
		reconciled: 0,
		unreconciled: 0,
		...detail,
	};
}

const adjustment = (sku: string, at: string, referenceId: string, quantity: number, reason: string, detail: Detail = {}): Event =>
	event(sku, at, 'Adjustments', referenceId, quantity, { reason, ...detail });

/** A unit changes its disposition: out under `reason`, in under P with the same reference; no unit is lost. */
function moved(sku: string, at: string, referenceId: string, quantity: number, reason: string, to: string): Event[] {
	return [adjustment(sku, at, referenceId, -quantity, reason), adjustment(sku, at, referenceId, quantity, 'P', { disposition: to })];
}

/** What was received before the story starts: the units that all later movements take from. */
const receipts = (at: string): Event[] => FBA_LISTINGS.map(({ sku }, index) => event(sku, at, 'Receipts', `FBA15XHH${index + 1}`, 120));

/**
 * The ledger beside the orders: receipts, adjustments of each kind and the other movements. Two losses are the ones that the first two
 * settlements reimburse; the first of them is found again, so that the second settlement takes that reimbursement back.
 */
export function demoLedger({ settlements: [first, second], daysAgo }: DemoCalendar): Event[] {
	const start = within(first, 0);
	return [
		...receipts(start),
		adjustment('HH-SCALE-DIG-FBA', within(first, 0.6), '4711200001', -1, 'M', { unreconciled: 1 }),
		adjustment('HH-PAN-28-FBA', within(second, 0.2), '4711200002', -1, '5', { reconciled: 1 }),
		adjustment('HH-SCALE-DIG-FBA', within(second, 0.8), '4711200003', 1, 'F', { reconciled: 1 }),
		...moved('HH-MUG-SAND-FBA', within(second, 0.5), '4711200004', 2, 'E', 'WAREHOUSE_DAMAGED'),
		adjustment('HH-MUG-SAND-FBA', within(second, 0.9), '4711200005', -2, 'D', { disposition: 'WAREHOUSE_DAMAGED' }),
		event('HH-PAN-28-FBA', within(second, 0.4), 'WhseTransfers', '4711300001', -6),
		event('HH-PAN-28-FBA', within(second, 0.45), 'WhseTransfers', '4711300001', 6, { fulfillmentCenter: OTHER }),
		event('HH-BOOK-SOUP-FBA', within(second, 0.7), 'VendorReturns', '4711400001', -3),
		...recentEvents(daysAgo),
	];
}

/**
 * The last days: a pair that nets to zero, a loss, a find, a disposal, a gift, a correction, a reason that nobody knows, half a pair, a loss that
 * was found under the same reference within the day, and units without a label.
 */
function recentEvents(daysAgo: DemoCalendar['daysAgo']): Event[] {
	const found = { sku: 'Amazon.Found.B0HHMGSA01', title: 'Harbour & Hearth café mug, sand' };
	return [
		...moved('HH-BOOK-SOUP-FBA', daysAgo(3, '06:10'), '4711200010', 2, 'Q', 'DEFECTIVE'),
		adjustment('HH-MUG-SAND-FBA', daysAgo(3, '08:25'), '4711200011', -3, 'M', { unreconciled: 3 }),
		adjustment('HH-MUG-SAND-FBA', daysAgo(2, '11:40'), '4711200012', 1, 'F', { reconciled: 1 }),
		adjustment('HH-BOOK-SOUP-FBA', daysAgo(2, '13:00'), '4711200013', -1, 'D', { disposition: 'DEFECTIVE' }),
		adjustment('HH-BOOK-SOUP-FBA', daysAgo(2, '13:05'), '4711200014', -1, 'G', { disposition: 'DEFECTIVE' }),
		adjustment('HH-SCALE-DIG-FBA', daysAgo(2, '15:30'), '4711200015', -1, 'O'),
		adjustment('HH-PAN-28-FBA', daysAgo(2, '16:10'), '4711200017', -1, 'X'),
		adjustment('HH-SCALE-DIG-FBA', daysAgo(2, '16:20'), '4711200018', -1, 'E'),
		adjustment('HH-PAN-28-FBA', daysAgo(2, '17:00'), '4711200019', -2, 'M'),
		adjustment('HH-PAN-28-FBA', daysAgo(2, '18:30'), '4711200019', 2, 'F'),
		adjustment('HH-MUG-SAND-FBA', daysAgo(1, '07:45'), '4711200016', 1, 'N', found),
	];
}
