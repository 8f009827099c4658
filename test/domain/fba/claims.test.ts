import { matchClaims } from '../../../nodes/domain/fba/claims';
import { DEMO_SETTINGS } from '../../../sandbox/demo/settings';

const NOW = '2026-11-12T06:00:00.000Z';
const loss = (eventId: string, date: string, units: number, more = {}) => ({
	eventId,
	date,
	sellerSku: 'LAMP-FBA',
	units: String(-units),
	fromPlace: 'sellable',
	toPlace: 'lost',
	status: 'posted',
	value: '10.00',
	currency: 'GBP',
	...more,
});
const found = (eventId: string, date: string, units: number) => ({
	...loss(eventId, date, -units),
	fromPlace: 'lost',
	toPlace: 'sellable',
});
const payment = (reimbursementId: string, units: number, more = {}) => ({
	reimbursementId,
	sku: 'LAMP-FBA',
	reason: 'Lost_Warehouse',
	approvalDate: '2026-11-01',
	quantityReimbursedTotal: units,
	amountTotal: '24.99',
	currencyUnit: 'GBP',
	...more,
});
const match = (movements: object[], reimbursements: object[]) =>
	matchClaims({
		fba: DEMO_SETTINGS.fba,
		movements: movements as never,
		reimbursements: reimbursements as never,
		judged: ['PAN-28'],
		now: NOW,
	});
const said = (movements: object[], reimbursements: object[]) =>
	match(movements, reimbursements).exceptions.map(({ kind, recordId }) => `${kind} ${recordId}`);

test('a payment is matched with the oldest loss of its SKU', () => {
	const { rows, exceptions } = match([loss('FBA2', '2026-10-20', 1), loss('FBA1', '2026-10-01', 2)], [payment('R1', 2), payment('R2', 1)]);
	expect(rows).toEqual([
		{ eventId: 'FBA1', reimbursed: '2', reimbursements: '2 R1' },
		{ eventId: 'FBA2', reimbursed: '1', reimbursements: '1 R2' },
	]);
	expect(exceptions).toEqual([]);
});

test('what is missing for more than 45 days and neither found nor paid is a claim, with its value', () => {
	// 27 September is 46 days before 12 November, 28 September 45.
	expect(match([loss('FBA1', '2026-09-27', 3), loss('FBA2', '2026-09-28', 1)], []).exceptions).toMatchObject([
		{
			kind: 'fbaLostNotPaid',
			recordId: 'CLAIM-FBA1',
			owner: 'operations',
			amount: '10.00',
			currency: 'GBP',
			holds: false,
			message: expect.stringMatching(/^3 of/),
		},
	]);
	expect(said([loss('FBA1', '2026-09-01', 3), found('FBA2', '2026-09-05', 3)], [])).toEqual([]);
	expect(said([loss('FBA1', '2026-09-01', 3), found('FBA2', '2026-09-05', 2)], [payment('R1', 1)])).toEqual([]);
});

test('a payment without a loss is said, also where the loss is another SKU, or was found', () => {
	expect(said([], [payment('R1', 1)])).toEqual(['fbaPaidWithoutLoss R1']);
	expect(said([loss('FBA1', '2026-10-20', 1, { sellerSku: 'MUG-FBA' })], [payment('R1', 1)])).toEqual(['fbaPaidWithoutLoss R1']);
	expect(said([loss('FBA1', '2026-10-20', 1), found('FBA2', '2026-10-25', 1)], [payment('R1', 1)])).toEqual(['fbaPaidWithoutLoss R1']);
});

test('a payment that was taken back is none any more', () => {
	const back = payment('R2', -1, { reason: 'Reimbursement_Reversal', originalReimbursementId: 'R1' });
	expect(said([loss('FBA1', '2026-10-20', 1), found('FBA2', '2026-10-25', 1)], [payment('R1', 1), back])).toEqual([]);
});

test('payments for damage are matched with damage; those for returns, fees and reversals with nothing', () => {
	const damage = loss('FBA1', '2026-10-20', -1, { toPlace: 'unsellable' });
	expect(match([damage], [payment('R1', 1, { reason: 'Damaged_Warehouse' })]).rows).toMatchObject([{ eventId: 'FBA1', reimbursed: '1' }]);
	const others = ['CustomerReturn', 'Fee_Correction', 'Lost_Inbound'].map((reason, index) => payment(`R${index}`, 1, { reason }));
	expect(said([], [...others, payment('R9', -1, { reason: 'Reimbursement_Reversal' })])).toEqual([]);
});

test('what was matched before is not written again, and everything that was looked at is judged', () => {
	const known = loss('FBA1', '2026-10-20', 1, { reimbursed: '1', reimbursements: '1 R1' });
	expect(match([known], [payment('R1', 1)])).toMatchObject({ rows: [], judged: ['PAN-28', 'CLAIM-FBA1', 'R1'] });
});
