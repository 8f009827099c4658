import { createHash } from 'node:crypto';
import { isOrderId } from '../reference/reference';
import { cell, type TableRow } from '../text/tableRow';

/** Goods that come back, as Amazon tells it: a unit that reached its warehouse, or a request for a parcel to the seller. No buyer data. */
export interface ReturnEvent {
	/** The same in every report. */
	readonly id: string;
	readonly channel: 'FBA' | 'FBM';
	readonly orderId: string;
	readonly sku: string;
	/** Units on Amazon. */
	readonly units: number;
	/** `YYYY-MM-DD`: when it came back; of a request that is open when it was asked for. */
	readonly date: string;
	/** Of FBA. */
	readonly disposition: string;
	/** Of FBM, in Amazon's words. */
	readonly requestStatus: string;
	/** Whether the goods are back. */
	readonly isBack: boolean;
}

const dayOf = (value: unknown): string => /^\d{4}-\d{2}-\d{2}/.exec(cell(value))?.[0] ?? '';

/** What stays as it is: status and comments change. */
const FBA_IDENTITY = [
	'orderId',
	'sku',
	'fnsku',
	'returnDate',
	'quantity',
	'fulfillmentCenterId',
	'detailedDisposition',
	'licensePlateNumber',
] as const;
const FBM_IDENTITY = ['orderId', 'merchantSku', 'amazonRmaId', 'returnRequestDate'] as const;

/** Rows of *Return: Get FBA Returns* and *Return: Get FBM Returns*, oldest first; rows without an Amazon order id are left out. */
export function readReturns(fba: readonly TableRow[], fbm: readonly TableRow[]): ReturnEvent[] {
	const events = [
		...withIds(fba, FBA_IDENTITY).map(({ row, id }): ReturnEvent => ({
			id,
			channel: 'FBA',
			orderId: cell(row.orderId),
			sku: cell(row.sku),
			units: Number(cell(row.quantity)) || 0,
			date: dayOf(row.returnDate),
			disposition: cell(row.detailedDisposition),
			requestStatus: '',
			isBack: true,
		})),
		...withIds(fbm, FBM_IDENTITY).map(({ row, id }): ReturnEvent => ({
			id,
			channel: 'FBM',
			orderId: cell(row.orderId),
			sku: cell(row.merchantSku),
			units: Number(cell(row.returnQuantity)) || 0,
			date: dayOf(row.returnDeliveryDate) || dayOf(row.returnRequestDate),
			disposition: '',
			requestStatus: cell(row.returnRequestStatus),
			isBack: dayOf(row.returnDeliveryDate) !== '',
		})),
	];
	return events.filter(({ orderId }) => isOrderId(orderId)).sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
}

/** Amazon gives an FBA return no id of its own, and identical rows are genuine: they are counted. */
function withIds(rows: readonly TableRow[], identity: readonly string[]): Array<{ row: TableRow; id: string }> {
	const copies = new Map<string, number>();
	return rows.map((row) => {
		const hash = createHash('sha256')
			.update(JSON.stringify(identity.map((name) => row[name] ?? null)))
			.digest('hex')
			.slice(0, 8)
			.toUpperCase();
		const copy = (copies.get(hash) ?? 0) + 1;
		copies.set(hash, copy);
		return { row, id: `${cell(row.orderId)}-${hash}${copy === 1 ? '' : copy.toString(36).toUpperCase()}` };
	});
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Requests that bring no goods: refused, cancelled or closed without them. */
export const isOff = ({ channel, isBack, requestStatus }: ReturnEvent): boolean =>
	channel === 'FBM' && !isBack && /reject|declin|den|cancel|clos/i.test(requestStatus);
