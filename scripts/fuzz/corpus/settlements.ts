/** Settlements in Flat File V2 with invented values: rows of the usual kinds, three number formats, both kinds of dates. */

const COLUMNS =
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id';
const ID = '11111111111';
const ORDER = '202-5550001-1110001';

type Row = readonly [transaction: string, type: string, description: string, amount: string, order?: string];

const SALE: readonly Row[] = [
	['Order', 'ItemPrice', 'Principal', '20.00', ORDER],
	['Order', 'ItemPrice', 'Tax', '4.00', ORDER],
	['Order', 'ItemFees', 'Commission', '-3.60', ORDER],
];
const MORE: readonly Row[] = [
	...SALE,
	['Refund', 'ItemPrice', 'Principal', '-10.00', ORDER],
	['Refund', 'ItemPrice', 'Tax', '-2.00', ORDER],
	['Refund', 'ItemFees', 'RefundCommission', '-0.36', ORDER],
	['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-5.40'],
	['other-transaction', 'other-transaction', 'Subscription Fee', '-30.00'],
	['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_DAMAGE', '7.77'],
	['Order', 'Promotion', 'Principal', '-1.20', ORDER],
	['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance', '100.00'],
	['other-transaction', 'other-transaction', 'Current Reserve Amount', '-50.00'],
];

const minorOf = (amount: string): number => Math.round(Number(amount) * 100);
const decimal = (minor: number): string => (minor / 100).toFixed(2);

interface Style {
	readonly currency: string;
	readonly marketplace: string;
	readonly number: (amount: string) => string;
	readonly date: (day: string) => string;
}

function fileOf(rows: readonly Row[], { currency, marketplace, number, date }: Style): string {
	const total = number(decimal(rows.reduce((sum, [, , , amount]) => sum + minorOf(amount), 0)));
	const [start, end, deposit] = ['2026-10-17', '2026-10-31', '2026-11-02'].map(date);
	const head = [ID, start, end, deposit, total, currency, ...Array<string>(18).fill('')].join('\t');
	const lines = rows.map(([transaction, type, description, amount, order = '']) => {
		const item = order && '71000000000001';
		const posted = date('2026-10-20');
		return [ID, '', '', '', '', '', transaction, order, '', order && 'A1', '', marketplace, type, description, number(amount)]
			.concat([order && 'MFN', posted.slice(0, 10), posted, item, '', '', order && 'HH-PAN-24', order && '1', ''])
			.join('\t');
	});
	return [COLUMNS, head, ...lines, ''].join('\r\n');
}

const BRITISH: Style = { currency: 'GBP', marketplace: 'Amazon.co.uk', number: (text) => text, date: (day) => `${day} 08:00:00 UTC` };
const GERMAN: Style = {
	currency: 'EUR',
	marketplace: 'Amazon.de',
	number: (text) => text.replace('.', ','),
	date: (day) => `${day.split('-').reverse().join('.')} 08:00:00 UTC`,
};
const WITH_OFFSET: Style = { ...BRITISH, date: (day) => `${day}T08:00:00+00:00` };

export const SETTLEMENTS: readonly string[] = [SALE, MORE].flatMap((rows) =>
	[BRITISH, GERMAN, WITH_OFFSET].map((style) => fileOf(rows, style)),
);

/** Order of the files above. */
export const SETTLED_ORDER = ORDER;
