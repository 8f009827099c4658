import { DateTime, type DateTimeUnit } from 'luxon';
import { COLLECTIONS, type LedgerEventRecord } from '../records';
import { groupBy } from '../transactionView';
import { FBA_PAUSE, type MadeReport, type ReportRequest, type ReportType } from './reportType';
import { writeTable } from './table';

const ZONE = 'Europe/London';
const UNITS: Readonly<Record<string, DateTimeUnit>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' };

/** Which movements a column counts. What is in none of them is in `Other Events`, so that a row always adds up. */
const COUNTED: ReadonlyArray<readonly [column: string, counts: (event: LedgerEventRecord) => boolean]> = [
	['Receipts', ({ eventType }) => eventType === 'Receipts'],
	['Customer Shipments', ({ eventType }) => eventType === 'Shipments'],
	['Customer Returns', ({ eventType }) => eventType === 'CustomerReturns'],
	['Vendor Returns', ({ eventType }) => eventType === 'VendorReturns'],
	['Warehouse Transfer In/Out', ({ eventType }) => eventType === 'WhseTransfers'],
	['Found', ({ reason }) => ['F', 'N'].includes(reason)],
	['Lost', ({ reason }) => ['M', '5'].includes(reason)],
	['Damaged', ({ reason }) => ['6', '7', 'E', 'H', 'K', 'U'].includes(reason)],
	['Disposed', ({ reason }) => ['D', 'G'].includes(reason)],
	['Other Events', () => true],
];

const COLUMNS = [
	'Date',
	'FNSKU',
	'ASIN',
	'MSKU',
	'Title',
	'Disposition',
	'Starting Warehouse Balance',
	'In Transit Between Warehouses',
	...COUNTED.map(([column]) => column),
	'Ending Warehouse Balance',
	'Unknown Events',
	'Location',
];

export const ledgerSummary: ReportType = {
	options: { aggregateByLocation: ['COUNTRY', 'FC'], aggregatedByTimePeriod: ['MONTHLY', 'WEEKLY', 'DAILY'] },
	pause: FBA_PAUSE,
	make,
};

/** One row per period, item, disposition and place in which units were or moved. */
function make({ store, options, start, end }: ReportRequest): MadeReport {
	const unit = UNITS[options.aggregatedByTimePeriod ?? 'DAILY'];
	const place = (event: LedgerEventRecord): string => (options.aggregateByLocation === 'FC' ? event.fulfillmentCenter : event.country);
	const events = store.all<LedgerEventRecord>(COLLECTIONS.ledger).filter(({ at }) => Date.parse(at) <= end);
	const stocks = groupBy(events, (event) => [event.fnSku, event.sku, event.disposition, place(event)].join('\t'));
	const rows = periodsOf(start, end, unit).flatMap((period) => stocks.map(([, own]) => rowOf(own, period, place(own[0]))));
	const filled = rows.filter((row) => row !== undefined);
	return filled.length === 0 ? { outcome: 'noData' } : { outcome: 'document', text: writeTable(COLUMNS, filled, true), charset: 'latin1' };
}

interface Period {
	readonly from: number;
	readonly to: number;
	readonly name: string;
}

function periodsOf(start: number, end: number, unit: DateTimeUnit): Period[] {
	const periods: Period[] = [];
	let day = DateTime.fromMillis(start, { zone: ZONE }).startOf(unit);
	while (day.toMillis() <= end) {
		const next = day.plus({ [unit]: 1 });
		periods.push({ from: day.toMillis(), to: next.toMillis(), name: day.toFormat(unit === 'month' ? 'yyyy-MM' : 'yyyy-MM-dd') });
		day = next;
	}
	return periods;
}

function rowOf(events: readonly LedgerEventRecord[], { from, to, name }: Period, location: string): Record<string, string> | undefined {
	const before = sum(events.filter(({ at }) => Date.parse(at) < from));
	const moved = events.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to);
	if (before === 0 && moved.length === 0) return undefined;
	const [{ fnSku, asin, sku, title, disposition }] = events;
	const columnOf = (event: LedgerEventRecord) => COUNTED.find(([, counts]) => counts(event))?.[0];
	return {
		Date: name,
		FNSKU: fnSku,
		ASIN: asin,
		MSKU: sku,
		Title: title,
		Disposition: disposition,
		'Starting Warehouse Balance': String(before),
		'In Transit Between Warehouses': '0',
		...Object.fromEntries(COUNTED.map(([column]) => [column, String(sum(moved.filter((event) => columnOf(event) === column)))])),
		'Ending Warehouse Balance': String(before + sum(moved)),
		'Unknown Events': '0',
		Location: location,
	};
}

const sum = (events: readonly LedgerEventRecord[]): number => events.reduce((total, { quantity }) => total + quantity, 0);
