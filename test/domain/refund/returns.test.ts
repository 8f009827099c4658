import type { ReturnFacts } from '../../../nodes/domain/refund/facts';
import { returnsAfter, workOutReturns } from '../../../nodes/domain/refund/returns';
import type { ReturnRow } from '../../../nodes/domain/refund/returnsTable';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';
import { chainOf, checkedOf } from '../decisions/fixture';

const NOW = '2026-11-12T07:00:00.000Z';
const ORDER = '202-1111111-2222222';
const fba = (more: object = {}) => ({
	returnDate: '2026-11-10T09:00:00+00:00',
	orderId: ORDER,
	sku: 'LAMP-FBA',
	asin: 'B0LAMP',
	fnsku: 'X00LAMP',
	quantity: 1,
	fulfillmentCenterId: 'XUK1',
	detailedDisposition: 'SELLABLE',
	status: 'Unit returned to inventory',
	licensePlateNumber: 'LPN1',
	customerComments: 'Ring me at home',
	...more,
});
const fbm = (more: object = {}) => ({
	orderId: ORDER,
	merchantSku: 'LAMP',
	amazonRmaId: 'RMA1',
	returnRequestDate: '2026-11-01',
	returnRequestStatus: 'Approved',
	returnDeliveryDate: '2026-11-09',
	returnQuantity: 1,
	...more,
});
const order = {
	customer_document_no: ORDER,
	document_no: '0000000042',
	document_status: 'EnumDocumentStatusLive',
	cancelled_status: 'EnumCancelledStatusNone',
	total_net_value: '40.00',
	total_tax_value: '8.00',
	lines: [
		{
			line_type: 'EnumLineTypeStandard',
			code: 'LAMP',
			line_quantity: '2.00000',
			tax_code_id: 1728,
			line_total_value: '40.00',
			line_tax_value: '8.00',
		},
	],
};
const money = (refunded: string, period = '2026-10') => ({
	orderId: ORDER,
	series: 'GBP',
	currency: 'GBP',
	period,
	settled: '48.00',
	refunded,
});

const workOut = (more: Partial<ReturnFacts>) =>
	workOutReturns({
		settings: DEMO_SETTINGS,
		fba: [],
		fbm: [],
		returns: [],
		orderMoney: [money('48.00')],
		skuMap: ['LAMP', 'LAMP-FBA'].map((sellerSku) => ({ sellerSku, stockCode: 'LAMP', factor: 1, priceShare: 10_000, row: 'row' })),
		ordersInSage: [order],
		credits: [],
		taxCodes: [{ id: 1728, code: 1 }],
		returnsInSage: [],
		approvals: [],
		executionId: '77',
		now: NOW,
		...more,
	});
const kinds = (outcome: ReturnType<typeof workOutReturns>) => outcome.exceptions.map(({ kind }) => kind);

describe('goods that are back', () => {
	test('become a sales return at no price, in the warehouse of their disposition', () => {
		const { decided, exceptions } = workOut({ fba: [fba()] });
		expect(exceptions).toEqual([]);
		expect(decided).toMatchObject([
			{
				customerReference: 'AMZUKGBP',
				documentNo: expect.stringMatching(/^202-1111111-2222222-[0-9A-F]{8}$/),
				date: '2026-11-10',
				lines: [{ lineType: 'standard', stockCode: 'LAMP', warehouse: 'FBA', quantity: '1', unitPrice: '0.00', taxCode: 1 }],
				dryRun: false,
			},
		]);
		expect(workOut({ fba: [fba({ detailedDisposition: 'CUSTOMER_DAMAGED' })] }).decided[0]?.lines).toMatchObject([
			{ warehouse: 'FBA-DMG' },
		]);
		expect(workOut({ fbm: [fbm()] }).decided).toMatchObject([{ date: '2026-11-09', lines: [{ warehouse: 'HOME' }] }]);
	});

	test('of a kit wait for a person, who sees which of its parts are back', () => {
		const part = (stockCode: string) => ({ sellerSku: 'LAMP-FBA', stockCode, factor: 1, priceShare: 5_000, row: 'row' });
		const outcome = workOut({ fba: [fba()], skuMap: [part('LAMP'), part('BULB')] });
		expect([outcome.decided, kinds(outcome)]).toEqual([[], ['returnUnclear']]);
	});

	test('stand on the trail of their order, all of them in words', () => {
		const { trail } = workOut({ fba: [fba()], fbm: [fbm({ returnDeliveryDate: '' })] });
		expect(trail).toEqual([{ orderId: ORDER, returnedAt: NOW, returns: '1 LAMP requested; 1 LAMP-FBA into FBA', lastChange: NOW }]);
	});

	test('keep nothing of the buyer', () => {
		expect(JSON.stringify(workOut({ fba: [fba()] }))).not.toContain('Ring me');
	});

	test('are not made a second time, whatever Amazon says of them later', () => {
		const { rows } = workOut({ fba: [fba()] });
		const returns = rows.map((row) => ({ ...row, status: 'posted', retryAfter: '' }));
		expect(workOut({ fba: [fba({ status: 'Reimbursed', customerComments: '' })], returns })).toMatchObject({
			decided: [],
			counts: { fetched: 1, before: 1, pending: 0 },
		});
	});

	test('wait where somebody credited the order already, and nothing is made', () => {
		const credit = {
			amazon_order_id: ORDER,
			source: 'creditNote',
			document_no: 'CN7',
			reference: 'CN7',
			second_reference: '',
			gross_value: '48.00',
			urn: '9',
		};
		const outcome = workOut({ fba: [fba()], credits: [credit] });
		expect(outcome.decided).toEqual([]);
		expect(kinds(outcome)).toEqual(['returnAlreadyInSage']);
		const ours = { ...credit, second_reference: '20211111112222222C00', reference: '15330000001' };
		expect(workOut({ fba: [fba()], credits: [ours] }).decided).toHaveLength(1);
	});

	test('are never more than were sold', () => {
		const rows = [fba({ licensePlateNumber: 'LPN1' }), fba({ licensePlateNumber: 'LPN2' }), fba({ licensePlateNumber: 'LPN3' })];
		const outcome = workOut({ fba: rows });
		expect(outcome.decided).toHaveLength(2);
		expect(kinds(outcome)).toEqual(['returnUnclear']);
	});

	test('are a list for operations where Sage has no sales returns, or not their order', () => {
		const old = workOut({ fba: [fba()], returnsInSage: [{ error: 'This Sage 200 has no sales returns' }] });
		expect([old.decided, old.rows.map(({ status }) => status)]).toEqual([[], ['for operations']]);
		expect(workOut({ fba: [fba()], ordersInSage: [] }).rows.map(({ status }) => status)).toEqual(['for operations']);
	});

	test('are approved in review by a decision, not by a word in their row', () => {
		const settings = { ...DEMO_SETTINGS, mode: 'review' as const };
		const [row] = workOut({ fba: [fba()], settings }).rows as [ReturnRow];
		expect(row.status).toBe('awaiting approval');
		const rows = chainOf({ recordType: 'return', recordId: row.returnId, about: row.planHash });
		const approved = { ...row, status: 'approved', decisionId: rows[0].decisionId };
		const given = { fba: [fba()], settings, approvals: checkedOf(rows) };
		expect(workOut({ ...given, returns: [approved] }).decided).toHaveLength(1);
		expect(workOut({ ...given, returns: [{ ...approved, decisionId: '' }] }).decided).toEqual([]);
	});
});

describe('return requests', () => {
	test('wait for the parcel, and one that is refused is none', () => {
		expect(workOut({ fbm: [fbm({ returnDeliveryDate: '' })] })).toMatchObject({ decided: [], rows: [{ status: 'requested' }] });
		expect(workOut({ fbm: [fbm({ returnDeliveryDate: '', returnRequestStatus: 'Rejected' })] })).toMatchObject({ counts: { fetched: 0 } });
	});
});

describe('money and goods', () => {
	test('a return without a refund is a question to support once it had its time', () => {
		const late = fba({ returnDate: '2026-10-01' });
		expect(kinds(workOut({ fba: [late], orderMoney: [money('0.00')] }))).toEqual(['returnWithoutRefund']);
		expect(kinds(workOut({ fba: [fba()], orderMoney: [money('0.00')] }))).toEqual([]);
		expect(kinds(workOut({ fba: [late] }))).toEqual([]);
	});

	test('a whole refund without a return is listed, and after 45 days a claim', () => {
		// October ends on the 31st: 12 days; September on the 30th: 43 days; August on the 31st: 73 days.
		expect(workOut({})).toMatchObject({
			exceptions: [],
			rows: [{ status: 'refund without return', refunded: '48.00', refundedOn: '2026-10-31' }],
		});
		expect(kinds(workOut({ orderMoney: [money('48.00', '2026-09')] }))).toEqual([]);
		const late = workOut({ orderMoney: [money('48.00', '2026-08')] });
		expect(late.exceptions).toMatchObject([
			{ kind: 'refundWithoutReturn', amount: '48.00', currency: 'GBP', owner: 'operations', holds: false },
		]);
	});

	test('a part that was refunded needs no goods', () => {
		expect(workOut({ orderMoney: [money('5.00', '2026-08')] })).toMatchObject({ exceptions: [], rows: [] });
	});

	test('the goods close the list', () => {
		const { rows } = workOut({ orderMoney: [money('48.00', '2026-08')] });
		const later = workOut({ fba: [fba()], returns: rows, orderMoney: [money('48.00', '2026-08')] });
		expect(later.rows.find(({ returnId }) => returnId === `REFUND-${ORDER}`)).toMatchObject({ status: 'closed' });
		expect(later.judged).toContain(`REFUND-${ORDER}`);
	});
});

test('what Sage answered stands on the row', () => {
	const { decided } = workOut({ fba: [fba()] });
	const [{ returnId }] = decided as [(typeof decided)[0]];
	const at = { now: NOW, settleMinutes: 30 };
	expect(returnsAfter(decided, [{ outcome: 'posted', documentNo: returnId, returnNo: 'R000000001' }], at)).toMatchObject([
		{ status: 'posted', sageReturn: 'R000000001', retryAfter: '' },
	]);
	const unclear = { error: 'no answer', details: { kind: 'outcomeUnknown', reference: returnId, message: 'no answer' } };
	expect(returnsAfter(decided, [unclear], at)).toMatchObject([{ status: 'failed', retryAfter: '2026-11-12T07:30:00.000Z' }]);
});
