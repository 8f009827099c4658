import fc from 'fast-check';
import type { AllocationPlan, Cash, OrderDocument } from '../../../nodes/domain/allocation/allocation.types';
import { readCash, readDocuments, readOrderMoney } from '../../../nodes/domain/allocation/read';
import { workOutAllocations } from '../../../nodes/domain/allocation/workOut';

const NOW = '2026-06-10T06:00:00Z';
const orderId = (index: number) => `203-1234567-${String(index).padStart(7, '0')}`;
/** Settled by the receipt of settlement 1500000000<settlement> of May. */
const money = (index: number, settled: string, more: Record<string, string> = {}) => ({
	orderId: orderId(index),
	settlementId: '15000000001',
	currency: 'GBP',
	period: '2026-05',
	settled,
	refunded: '0.00',
	reference: '15000000001',
	secondReference: 'SALES-2605-0',
	...more,
});
const receipt = (outstanding: string, more: Record<string, unknown> = {}) => ({
	urn: 900,
	customer_id: 1,
	reference: '15000000001',
	second_reference: 'SALES-2605-0',
	document_outstanding_value: `-${outstanding}`,
	...more,
});
const invoice = (index: number, gross: string, more: Record<string, unknown> = {}) => ({
	amazon_order_id: orderId(index),
	kind: 'invoice',
	state: 'posted',
	urn: String(100 + index),
	document_no: `INV${index}`,
	customer_id: 1,
	customer_reference: 'AMZUKGBP',
	gross_value: gross,
	outstanding_value: gross,
	uncertain: '',
	...more,
});
interface Rows {
	readonly money: Array<Record<string, unknown>>;
	readonly cash: Array<Record<string, unknown>>;
	readonly documents: Array<Record<string, unknown>>;
}
const workOut = (rows: Rows) =>
	workOutAllocations({
		money: readOrderMoney(rows.money).money,
		cash: readCash(rows.cash),
		documents: readDocuments(rows.documents),
		date: '2026-06-10',
		now: NOW,
	});

test('a receipt goes to the invoices of the orders that it is of, each with what was settled', () => {
	const { allocations, exceptions } = workOut({
		money: [money(1, '33.60'), money(2, '12.00'), money(3, '50.00', { reference: '', secondReference: '' })],
		cash: [receipt('145.60')],
		documents: [invoice(1, '33.60'), invoice(2, '12.00'), invoice(3, '50.00'), invoice(4, '99.00')],
	});
	expect(exceptions).toEqual([]);
	expect(allocations).toEqual([
		{
			customerReference: 'AMZUKGBP',
			currency: 'GBP',
			date: '2026-06-10',
			amount: '45.60',
			orderIds: [orderId(1), orderId(2)],
			lines: [
				{ urn: '900', amount: '45.60', outstanding: '145.60' },
				{ urn: '101', amount: '33.60', outstanding: '33.60' },
				{ urn: '102', amount: '12.00', outstanding: '12.00' },
			],
		},
	]);
});

test('a payment goes to the credit note of the order that was refunded', () => {
	const refund = { refunded: '12.00', refundReference: '15000000001', refundSecondReference: 'REFUNDS-2605-0' };
	const { allocations } = workOut({
		money: [money(1, '33.60', refund)],
		cash: [receipt('33.60'), { ...receipt('12.00'), urn: 901, second_reference: 'refunds-2605-0 ', document_outstanding_value: '12.00' }],
		documents: [invoice(1, '33.60'), invoice(1, '12.00', { kind: 'creditNote', urn: '301' })],
	});
	expect(allocations.map(({ lines }) => lines.map(({ urn, amount }) => [urn, amount]))).toEqual([
		[
			['900', '33.60'],
			['101', '33.60'],
		],
		[
			['901', '12.00'],
			['301', '12.00'],
		],
	]);
});

test.each<[string, Rows, Array<[string, string]>]>([
	['an invoice that is not there waits', { money: [money(1, '33.60')], cash: [receipt('33.60')], documents: [] }, []],
	[
		'an invoice in the pending file waits',
		{ money: [money(1, '33.60')], cash: [receipt('33.60')], documents: [invoice(1, '33.60', { state: 'waiting', urn: '' })] },
		[],
	],
	['a receipt that does not show waits', { money: [money(1, '33.60')], cash: [], documents: [invoice(1, '33.60')] }, []],
	[
		'what is allocated of the invoice already counts first',
		{ money: [money(1, '33.60')], cash: [receipt('33.60')], documents: [invoice(1, '33.60', { outstanding_value: '10.00' })] },
		[
			['900', '10.00'],
			['101', '10.00'],
		],
	],
	[
		'an invoice that is settled whole takes nothing',
		{ money: [money(1, '33.60')], cash: [receipt('100.00')], documents: [invoice(1, '33.60', { outstanding_value: '0.00' })] },
		[],
	],
	[
		'no more than was settled',
		{ money: [money(1, '20.00')], cash: [receipt('100.00')], documents: [invoice(1, '33.60')] },
		[
			['900', '20.00'],
			['101', '20.00'],
		],
	],
	[
		'no more than the receipt has left',
		{ money: [money(1, '33.60')], cash: [receipt('5.00')], documents: [invoice(1, '33.60')] },
		[
			['900', '5.00'],
			['101', '5.00'],
		],
	],
	[
		'of two invoices of which one is settled, the money of the second alone',
		{
			money: [money(1, '50.00'), money(1, '30.00', { settlementId: '15000000002', reference: '15000000002', period: '2026-06' })],
			cash: [receipt('500.00'), receipt('30.00', { urn: 902, reference: '15000000002' })],
			documents: [invoice(1, '50.00', { outstanding_value: '0.00' }), invoice(1, '50.00', { urn: '201' })],
		},
		[
			['902', '30.00'],
			['201', '30.00'],
		],
	],
])('%s', (_title, rows, expected) => {
	const { allocations } = workOut(rows);
	expect(allocations.flatMap(({ lines }) => lines.map(({ urn, amount }): [string, string] => [urn, amount]))).toEqual(expected);
});

test.each<[string, Partial<Rows>, RegExp]>([
	['a receipt that stands twice', { cash: [receipt('33.60'), receipt('33.60', { urn: 999 })] }, /stands in Sage 2 times: URN 900, 999/],
	['an invoice on another customer', { documents: [invoice(1, '33.60', { customer_id: 2 })] }, /invoice INV1 stands on another customer/],
	[
		'an invoice that is uncertain',
		{ documents: [invoice(1, '33.60', { uncertain: 'it stands twice' })] },
		/invoice INV1 is uncertain: it stands twice/,
	],
	['an invoice whose value cannot be read', { documents: [invoice(1, 'much')] }, /cannot be read/],
])('with %s nothing of the order is allocated, and finance is told', (_what, more, message) => {
	const { allocations, exceptions } = workOut({
		money: [money(1, '33.60')],
		cash: [receipt('33.60')],
		documents: [invoice(1, '33.60')],
		...more,
	});
	expect(allocations).toEqual([]);
	expect(exceptions).toMatchObject([{ kind: 'allocationUnclear', recordId: orderId(1), message: expect.stringMatching(message) }]);
});

test('lists what is settled and not invoiced, and what is invoiced and not settled', () => {
	const { settledNotInvoiced, invoicedNotSettled, exceptions } = workOut({
		money: [money(1, '33.60'), money(2, '12.00', { period: '2026-06' }), money(3, '30.00')],
		cash: [receipt('75.60')],
		documents: [invoice(1, '20.00'), invoice(3, '50.00'), invoice(4, '99.00'), invoice(2, '2.00', { state: 'waiting', urn: '' })],
	});
	expect(
		settledNotInvoiced.map(({ orderId: id, settled, invoiced, waiting, difference }) => [id, settled, invoiced, waiting, difference]),
	).toEqual([
		[orderId(1), '33.60', '20.00', '0.00', '13.60'],
		[orderId(2), '12.00', '0.00', '2.00', '10.00'],
	]);
	// 50.00 less the 30.00 that are allocated now; 99.00 of which nothing was settled.
	expect(invoicedNotSettled.map(({ orderId: id, difference }) => [id, difference])).toEqual([
		[orderId(3), '20.00'],
		[orderId(4), '99.00'],
	]);
	// The second was settled this month only.
	expect(exceptions).toMatchObject([{ kind: 'settledNotInvoiced', recordId: orderId(1), amount: '13.60' }]);
});

test('an order whose receipts are allocated whole is on no list: nobody asked what is invoiced of it', () => {
	const { settledNotInvoiced, exceptions } = workOut({ money: [money(1, '33.60')], cash: [receipt('0.00')], documents: [] });
	expect([settledNotInvoiced, exceptions]).toEqual([[], []]);
});

test.each([
	['settled', { settled: '33.6' }],
	['settled below zero', { settled: '-1.00' }],
	['the order id', { orderId: '203' }],
])('a row of Order money with an unreadable value (%s) is named', (_what, more) => {
	expect(readOrderMoney([{ ...money(1, '33.60'), ...more }, {}])).toMatchObject({ money: [], faults: [{ fault: expect.any(String) }] });
});

describe('for any orders, receipts and invoices', () => {
	const pence = fc.integer({ min: 0, max: 5_000 });
	const text = (amount: number) => (amount / 100).toFixed(2);
	const anyOrder = fc.record({ settled: fc.array(pence, { maxLength: 3 }), invoices: fc.array(fc.tuple(pence, pence), { maxLength: 3 }) });
	const facts = fc.record({ orders: fc.array(anyOrder, { minLength: 1, maxLength: 6 }), receipts: fc.tuple(pence, pence, pence) });
	type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;
	const rowsOf = ({ orders, receipts }: Facts): Rows => ({
		money: orders.flatMap(({ settled }, index) =>
			settled.map((amount, at) => money(index, text(amount), { settlementId: `1500000000${at}`, reference: `1500000000${at}` })),
		),
		cash: receipts.map((amount, at) => receipt(text(amount), { urn: 900 + at, reference: `1500000000${at}` })),
		documents: orders.flatMap(({ invoices }, index) =>
			invoices.map(([left, allocated], at) =>
				invoice(index, text(left + allocated), { urn: `${1_000 + index * 10 + at}`, outstanding_value: text(left) }),
			),
		),
	});
	const inPence = (amount: unknown) => Math.round(Math.abs(Number(amount)) * 100);
	/** What stands open after Sage has done the allocations; each line must find what it names. */
	function afterwards(rows: Rows, allocations: readonly AllocationPlan[]): Rows {
		const left = new Map<string, number>([
			...rows.cash.map((row): [string, number] => [String(row.urn), inPence(row.document_outstanding_value)]),
			...rows.documents.map((row): [string, number] => [String(row.urn), inPence(row.outstanding_value)]),
		]);
		for (const { lines } of allocations) {
			for (const { urn, amount, outstanding } of lines) {
				expect([urn, left.get(urn)]).toEqual([urn, inPence(outstanding)]);
				expect(inPence(amount)).toBeGreaterThan(0);
				left.set(urn, left.get(urn)! - inPence(amount));
				expect(left.get(urn)).toBeGreaterThanOrEqual(0);
			}
		}
		return {
			...rows,
			cash: rows.cash.map((row) => ({ ...row, document_outstanding_value: text(left.get(String(row.urn))!) })),
			documents: rows.documents.map((row) => ({ ...row, outstanding_value: text(left.get(String(row.urn))!) })),
		};
	}

	test('both sides of each allocation are equal, nothing goes below zero, and a second run finds nothing more', () => {
		fc.assert(
			fc.property(facts, (given) => {
				const rows = rowsOf(given);
				const { allocations } = workOut(rows);
				for (const { lines, amount } of allocations) {
					const [from, ...to] = lines.map((line) => inPence(line.amount));
					expect([from, to.reduce((sum, each) => sum + each, 0)]).toEqual([inPence(amount), inPence(amount)]);
				}
				expect(workOut(afterwards(rows, allocations)).allocations).toEqual([]);
			}),
		);
	});

	test('no order takes more than was settled for it', () => {
		fc.assert(
			fc.property(facts, (given) => {
				const rows = rowsOf(given);
				const { allocations } = workOut(rows);
				given.orders.forEach(({ settled, invoices }, index) => {
					const own = new Set(rows.documents.filter((row) => row.amazon_order_id === orderId(index)).map((row) => String(row.urn)));
					const taken = allocations.flatMap(({ lines }) => lines).filter(({ urn }) => own.has(urn));
					const before = invoices.reduce((sum, [, allocated]) => sum + allocated, 0);
					const total = taken.reduce((sum, { amount }) => sum + inPence(amount), 0);
					const due = settled.reduce((sum, amount) => sum + amount, 0);
					expect(total).toBeLessThanOrEqual(Math.max(0, due - before));
				});
			}),
		);
	});
});

test('a receipt of many orders is allocated in calls of fifty documents, each of which names what the one before it leaves', () => {
	const many = Array.from({ length: 120 }, (_, index) => index + 1);
	const { allocations } = workOut({
		money: many.map((index) => money(index, '1.00')),
		cash: [receipt('130.00')],
		documents: many.map((index) => invoice(index, '1.00', { urn: String(1_000 + index) })),
	});
	expect(allocations.map(({ amount, lines }) => [amount, lines.length, lines[0].outstanding])).toEqual([
		['50.00', 51, '130.00'],
		['50.00', 51, '80.00'],
		['20.00', 21, '30.00'],
	]);
});

test('the types say what the rows are', () => {
	const [cash]: Cash[] = readCash([receipt('1.00')]);
	const [document]: OrderDocument[] = readDocuments([invoice(1, '1.00')]);
	expect([cash.outstanding, document.gross]).toEqual([100, 100]);
	expect(readCash([{ ...receipt('1.00'), document_outstanding_value: null }])).toEqual([]);
});
