import type { TransactionRecord } from '../records';
import { seededRandom, seedOf } from './random';
import type { Row } from './rows';

type Transaction = Omit<TransactionRecord, 'id'>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Reserves move nothing: they are in the settlement file and not among the transactions. */
const isReserve = ({ amountDescription }: Row): boolean => /Reserve Amount/.test(amountDescription);

/** The rows of a settlement as transactions: one per shipment, one per refund, one per other row. */
export function buildTransactions(settlementId: string, rows: readonly Row[]): Transaction[] {
	const groups = new Map<string, Row[]>();
	rows
		.filter((row) => !isReserve(row))
		.forEach((row, index) => {
			const key = keyOf(row) ?? `row ${index}`;
			groups.set(key, [...(groups.get(key) ?? []), row]);
		});
	return [...groups].map(([key, group]) => toTransaction(`${settlementId} ${key}`, settlementId, group));
}

function keyOf(row: Row): string | undefined {
	if (row.transactionType === 'Order') return `order ${row.orderId} ${row.shipmentId}`;
	if (row.transactionType === 'Refund') return `refund ${row.adjustmentId}`;
	return undefined;
}

function toTransaction(seed: string, settlementId: string, rows: readonly Row[]): Transaction {
	const [first] = rows;
	return {
		transactionId: seededRandom(seedOf(seed)).text(43, ALPHABET),
		settlementId,
		at: first.at,
		...kindOf(first),
		...(first.orderId ? { orderId: first.orderId } : {}),
		...(first.transactionType === 'Order' && first.shipmentId ? { shipmentId: first.shipmentId } : {}),
		...(first.adjustmentId ? { refundId: first.adjustmentId } : {}),
		rows: rows.map(({ amountType, amountDescription, amount, sku, quantity, fulfillmentId, merchantAdjustmentItemId }) => ({
			amountType,
			amountDescription,
			amount,
			...(sku ? { sku } : {}),
			...(quantity === undefined ? {} : { quantity }),
			...(fulfillmentId ? { fulfillmentId } : {}),
			...(merchantAdjustmentItemId ? { adjustmentItemId: merchantAdjustmentItemId } : {}),
		})),
	};
}

function kindOf({ transactionType, amountType }: Row): Pick<Transaction, 'transactionType' | 'description'> {
	if (transactionType === 'Order') return { transactionType: 'Shipment', description: 'Order Payment' };
	if (transactionType === 'Refund') return { transactionType: 'Refund', description: 'Refund Order' };
	return { transactionType, description: amountType };
}

/** Amazon's id of the group of events that a settlement pays. */
export const eventGroupId = (settlementId: string): string => seededRandom(seedOf(`group ${settlementId}`)).text(43, ALPHABET);
