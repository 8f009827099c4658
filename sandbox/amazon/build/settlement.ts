import type { AmazonOrder } from '../order.types';
import type { SettlementRecord } from '../records';
import { isoTime } from '../isoTime';
import type { AmazonDescription, OrderDescription, OtherRow, SettlementDescription } from './description';
import { add, decimal } from './price';
import { refundRows } from './refundRows';
import { writeFlatFile, type Row } from './rows';
import { saleRows, settledLines, type SettledLine } from './saleRows';

export interface BuiltSettlement {
	readonly record: Omit<SettlementRecord, 'id'>;
	readonly rows: readonly Row[];
	readonly text: string;
}

/** Orders by their key in the description. */
export type OrderBook = ReadonlyMap<string, { readonly description: OrderDescription; readonly order: AmazonOrder }>;

/** One settlement with its file; the total is the sum of the rows and nothing else. */
export function buildSettlement(settlement: SettlementDescription, seller: AmazonDescription, book: OrderBook): BuiltSettlement {
	const { settlementId, start, end, deposit } = settlement;
	const rows = collectRows(settlement, seller, book);
	const total = add(rows.map((row) => row.amount));
	const { currency } = seller.marketplace;
	return {
		record: {
			settlementId,
			startDate: isoTime(Date.parse(start)),
			endDate: isoTime(Date.parse(end)),
			depositDate: isoTime(Date.parse(deposit)),
			currency,
			total: decimal(total),
			previousReserve: decimal(settlement.previousReserve),
			currentReserve: decimal(settlement.currentReserve),
		},
		rows,
		text: writeFlatFile({ settlementId, start, end, deposit, total, currency }, rows),
	};
}

function collectRows(settlement: SettlementDescription, seller: AmazonDescription, book: OrderBook): Row[] {
	const linesOf = (key: string): SettledLine[] => {
		const entry = book.get(key);
		if (!entry) throw new Error(`No order ${key}`);
		return settledLines(entry.description, entry.order, seller);
	};
	const sales = settlement.orderKeys.flatMap((key) => saleRows(linesOf(key), book.get(key)?.description.shippedAt as string));
	const refunds = settlement.refunds.flatMap((refund) => refundRows(refund, linesOf(refund.orderKey)));
	const posted = [...sales, ...refunds, ...settlement.others.map(toRow)];
	return [...opening(settlement), ...posted.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), ...closing(settlement)];
}

const toRow = ({ sellerSku, ...row }: OtherRow): Row => ({ ...row, ...(sellerSku ? { sku: sellerSku } : {}) });

const reserve = (amountDescription: string, amount: number, at: string): Row[] =>
	amount === 0 ? [] : [{ transactionType: 'other-transaction', amountType: 'other-transaction', amountDescription, amount, at }];

const opening = ({ previousReserve, start }: SettlementDescription): Row[] =>
	reserve('Previous Reserve Amount Balance', previousReserve, start);

/** The held reserve is posted some seconds after the period's end, as seen in real files. */
const closing = ({ currentReserve, end }: SettlementDescription): Row[] =>
	reserve('Current Reserve Amount', -currentReserve, new Date(Date.parse(end) + 8000).toISOString());
