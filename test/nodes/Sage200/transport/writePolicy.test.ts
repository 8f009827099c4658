import { worthOf } from '../../../../nodes/Sage200/transport/amounts';
import { amountNumber, quantityNumber } from '../../../../nodes/Sage200/transport/losslessJson';
import { refusalByPolicy, WRITE_GROUPS, writePolicyOf, type Write } from '../../../../nodes/Sage200/transport/writePolicy';

const payment = (...gross: string[]): Write => ({
	method: 'POST',
	path: '/bank_payment',
	body: { nominal_analysis_items: gross.map((value) => ({ gross_value: amountNumber(value) })) },
});
const limited = (more: object = {}) => writePolicyOf({ writePolicy: 'limited', allowedWrites: ['cashBook'], ...more });
const refused = (policy: object, write: Write = payment('120.00'), done = 0) =>
	refusalByPolicy(writePolicyOf(policy as never), write, done)?.message;

test('a credential that writes all refuses nothing', () => expect(refused({ writePolicy: 'all' })).toBeUndefined());

test('a credential that says nothing only reads', () => expect(refused({})).toContain('it only reads'));

test('a read-only credential writes nothing, whatever the path and method', () => {
	for (const path of [
		...Object.values(WRITE_GROUPS)
			.flat()
			.map((name) => `/${name}`),
		'/whatever',
	]) {
		for (const method of ['POST', 'PUT', 'DELETE'] as const)
			expect(refused({ writePolicy: 'readOnly' }, { method, path })).toContain('it only reads');
	}
});

test.each([
	[{ writePolicy: 'some' }],
	[{ writePolicy: '' }],
	[{ writePolicy: 'limited', allowedWrites: ['everything'] }],
	[{ writePolicy: 'limited', allowedWrites: ['cashBook'], largestAmount: 'much' }],
	[{ writePolicy: 'limited', allowedWrites: ['cashBook'], largestAmount: '-1' }],
	[{ writePolicy: 'limited', allowedWrites: ['cashBook'], largestAmount: '1,000' }],
	[{ writePolicy: 'limited', allowedWrites: ['cashBook'], mostWrites: 1.5 }],
	[{ writePolicy: 'limited', allowedWrites: ['cashBook'], mostWrites: 'few' }],
])('a policy that is not understood allows nothing: %j', (credential) => expect(refused(credential)).toContain('it cannot be read'));

describe('a limited credential', () => {
	test.each([
		['cashBook', '/bank_payment', true],
		['cashBook', '/bank_payment/7', true],
		['cashBook', '/sales_receipts', false],
		['salesOrders', '/sop_orders/12', true],
		['salesOrders', '/sop_returns', false],
		['stock', '/stock_transfers', true],
		['stock', '/a_path_of_tomorrow', false],
	])('with %s, on %s: %s', (group, path, allowed) => {
		expect(refusalByPolicy(limited({ allowedWrites: [group] }), { method: 'PUT', path }, 0) === undefined).toBe(allowed);
	});

	test.each([[undefined], [[]], ['cashBook']])('with nothing chosen (%j) allows nothing', (allowedWrites) => {
		expect(refusalByPolicy(limited({ allowedWrites }), payment('1.00'), 0)?.message).toContain('does not allow bank_payment');
	});

	test.each([
		['119.99', true],
		['120', false],
		['120.00', false],
		['', false],
		['0', true],
	])('with the largest amount "%s", refuses 100.00 and 20.00: %s', (largestAmount, isRefused) => {
		expect(refusalByPolicy(limited({ largestAmount }), payment('100.00', '20.00'), 0) !== undefined).toBe(isRefused);
	});

	test('refuses a document whose amount cannot be told, when the amount is limited', () => {
		expect(
			refusalByPolicy(
				limited({ largestAmount: '1000' }),
				{ method: 'POST', path: '/bank_payment', body: { nominal_analysis_items: [{}] } },
				0,
			)?.message,
		).toContain('cannot be told');
	});

	test('counts writes', () => {
		const policy = limited({ mostWrites: 2 });
		expect([0, 1, 2, 3].map((done) => refusalByPolicy(policy, payment('1.00'), done) === undefined)).toEqual([true, true, false, false]);
	});
});

/** What each body is worth, in pence. */
test.each<[string, unknown, number | 'unknown']>([
	['/bank_receipt', { nominal_analysis_items: [{ gross_value: amountNumber('1.20') }, { gross_value: amountNumber('-0.80') }] }, 200],
	['/bank_transfer', { payment_value: amountNumber('700.00') }, 70_000],
	['/sales_receipts', { cheque_value: amountNumber('1000.05') }, 100_005],
	['/sales_payments', { cheque_value: '60.00' }, 6_000],
	['/sales_invoices', { document_goods_value: 50, document_tax_value: 10.5 }, 6_050],
	['/sales_invoices', { document_goods_value: 50 }, 'unknown'],
	['/sales_credit_notes', { document_goods_value: amountNumber('50.00'), document_tax_value: amountNumber('10.00') }, 6_000],
	['/purchase_credit_notes', { document_goods_value: amountNumber('100.00'), document_tax_value: amountNumber('20.00') }, 12_000],
	[
		'/sales_allocations',
		{ allocation_lines: [{ value_to_allocate: amountNumber('-5.00') }, { value_to_allocate: amountNumber('5.00') }] },
		1_000,
	],
	// 2 x 16.66667 = 33.33334, up to the penny; a charge has no quantity; a comment has no price.
	[
		'/sop_orders',
		{
			lines: [
				{ line_quantity: quantityNumber('2'), selling_unit_price: quantityNumber('16.66667') },
				{ selling_unit_price: quantityNumber('3.00') },
				{ description: 'x' },
			],
		},
		3_634,
	],
	['/sop_orders/4', { lines: [{ id: 1, selling_unit_price: 'free' }] }, 'unknown'],
	// Without a price Sage takes its own, so a thousand of them are worth what nobody can tell.
	['/sop_orders/4', { lines: [{ id: 1, line_quantity: quantityNumber('1000') }] }, 'unknown'],
	[
		'/sop_orders/4',
		{
			lines: [
				{ id: 1, line_quantity: quantityNumber('1000'), is_to_delete: true },
				{ id: 2, description: 'x' },
			],
		},
		0,
	],
	['/sop_orders/4', undefined, 0],
	['/sop_orders/4', { requested_delivery_date: '2026-05-13T00:00:00Z' }, 0],
	['/stock_transfers', { quantity: 5 }, 0],
	['/customers', { reference: 'A' }, 0],
	['/a_path_of_tomorrow', { value: 1 }, 'unknown'],
	['/constructor', { value: 1 }, 'unknown'],
	['/bank_payment', 'text', 'unknown'],
])('%s with %j is worth %s', (path, body, worth) => expect(worthOf(path, body)).toBe(worth));
