// A settlement of a large seller, made on the fly: five rows for each order, over fourteen days.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const ROWS_OF_TEN_ORDERS = 50;
const PIECE = 256 * 1024;
const ID = '10000000003';
const START = Date.UTC(2026, 8, 1);
const PERIOD = 14 * 86_400_000;
const SKUS = 4000;
const HEADING =
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id\n';

/** The same numbers for each run. */
class Draw {
	private state = 20260901;

	below(limit: number): number {
		this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
		return Math.floor((this.state / 2 ** 32) * limit);
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.below(10)).join('');
	}
}

interface Line {
	readonly type: readonly [transaction: string, amountType: string, description: string];
	/** Pence. */
	readonly amount: number;
	readonly units?: boolean;
}

const of = (transaction: string, amountType: string, description: string, amount: number, units = false): Line => ({
	type: [transaction, amountType, description],
	amount,
	units,
});
const fifth = (net: number): number => Math.round(net / 5);

/** Of ten orders six are plain ones from Amazon's warehouse, three are sent by the seller with paid delivery, and one is refunded. */
function linesOf(place: number, net: number): Line[] {
	const sale = [of('Order', 'ItemPrice', 'Principal', net, true), of('Order', 'ItemPrice', 'Tax', fifth(net))];
	const commission = of('Order', 'ItemFees', 'Commission', -Math.round(net * 0.18));
	if (place < 6) return [...sale, commission, of('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', -288)];
	if (place < 9)
		return [
			...sale,
			of('Order', 'ItemPrice', 'Shipping', 400),
			of('Order', 'ItemPrice', 'ShippingTax', 80),
			commission,
			of('Order', 'ItemFees', 'ShippingHB', -72),
		];
	return [
		...sale,
		commission,
		of('Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', -288),
		of('Refund', 'ItemPrice', 'Principal', -net),
		of('Refund', 'ItemPrice', 'Tax', -fifth(net)),
		of('Refund', 'ItemFees', 'Commission', Math.round(net * 0.18)),
		of('Refund', 'ItemFees', 'RefundCommission', -Math.round(net * 0.036)),
	];
}

const pounds = (pence: number): string =>
	`${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

/** The rows of the settlement in pieces; `add` is given each amount. */
function* rows(orders: number, add: (pence: number) => void): Generator<string> {
	const draw = new Draw();
	let piece = '';
	for (let order = 0; order < orders; order++) {
		const place = order % 10;
		const posted = new Date(START + Math.floor((order / orders) * PERIOD)).toISOString();
		const orderId = `20${2 + draw.below(4)}-${draw.digits(7)}-${draw.digits(7)}`;
		const [shipment, item, sku] = [`D${draw.digits(8)}`, `7${draw.digits(13)}`, `HOME-${1000 + draw.below(SKUS)}-UK`];
		for (const { type, amount, units } of linesOf(place, 500 + draw.below(9500))) {
			add(amount);
			const adjustment = type[0] === 'Refund' ? `A${item}` : '';
			const channel = place >= 6 && place < 9 ? 'MFN' : 'AFN';
			piece += `${ID}\t\t\t\t\t\t${type[0]}\t${orderId}\t\t${adjustment}\t${shipment}\tAmazon.co.uk\t${type[1]}\t${type[2]}\t${pounds(amount)}\t${channel}\t${posted.slice(0, 10)}\t${posted.slice(0, 10)} ${posted.slice(11, 19)} UTC\t${item}\t\t\t${sku}\t${units ? '1' : ''}\t\n`;
		}
		if (piece.length > PIECE) {
			yield piece;
			piece = '';
		}
	}
	yield piece;
}

function* settlement(orders: number): Generator<string> {
	let total = 0;
	// Made twice, because the total stands in the first row.
	for (const piece of rows(orders, (amount) => (total += amount))) void piece;
	const utc = (day: string): string => `${day} 00:00:00 UTC`;
	yield HEADING + [ID, utc('2026-09-01'), utc('2026-09-15'), utc('2026-09-17'), pounds(total), 'GBP'].join('\t') + '\t'.repeat(18) + '\n';
	yield* rows(orders, () => undefined);
}

/** Writes a gzip file of so many rows, with an order for each five of them. */
export async function writeSettlement(path: string, rowCount: number): Promise<void> {
	const orders = (rowCount / ROWS_OF_TEN_ORDERS) * 10;
	await pipeline(Readable.from(settlement(orders)), createGzip(), createWriteStream(path));
}
