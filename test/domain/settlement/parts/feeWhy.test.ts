import type { BridgeSettings } from '../../../../nodes/domain/settings/settings.types';
import { readBridgeSettings } from '../../../../nodes/domain/settings/read';
import { DEMO_SETTINGS, settingsRows } from '../../../../sandbox/demo/settings';
import { ORDER_ID, type ShortRow } from '../fixture';
import { companyWith, linesOf, mapFrom, planRows } from '../remedy';

type Type = ShortRow['type'];
const row = (type: Type, amount: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	marketplace: 'Amazon.co.uk',
	...more,
});
const LABEL: Type = ['other-transaction', 'other-transaction', 'Shipping label purchase'];

function heldBy(rows: ShortRow[], settings = companyWith()) {
	const { ready, exceptions } = planRows(rows, { settings });
	expect(ready).toEqual([]);
	expect(exceptions.map(({ kind }) => kind)).toEqual(['feeVatUndecided']);
	return exceptions[0];
}

/** Follows the remedy with what the person reads on the invoice. */
function followed(rows: ShortRow[], decision: Parameters<typeof mapFrom>[1], settings = companyWith()) {
	const { remedy } = heldBy(rows, settings);
	const after = planRows(rows, { settings, nominalMap: mapFrom(remedy, decision) });
	expect(after.exceptions).toEqual([]);
	return linesOf(after);
}

/** The company with settings as a person writes them into the table. */
function written(changes: Record<string, string>): BridgeSettings {
	const reading = readBridgeSettings(settingsRows(changes));
	if (!reading.ok) throw new Error(reading.refusal.message);
	return companyWith({ fees: reading.value.fees });
}

// Each remedy names the row of the map or the setting; the figures are worked out by hand.
describe('the remedy for an undecided fee', () => {
	it.each([
		['outsideScope', 26, '12.00', '0.00'],
		['standard', 1, '10.00', '2.00'],
	])('releases local fees of Poland as %s', (vat, taxCode, net, tax) => {
		const rows = [row(['Order', 'ItemFees', 'Commission'], '-12.00', { marketplace: 'Amazon.pl' })];
		expect(followed(rows, { vat })).toEqual([['bank_payment', '6200', taxCode, net, tax]]);
	});

	it('releases advertising under the reverse charge: the settlement posts the money alone', () => {
		const rows = [row(['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'], '-50.00', { marketplace: 'Amazon.de' })];
		expect(followed(rows, { nature: 'balance', nominalCode: '2300' })).toEqual([['bank_payment', '2300', 26, '50.00', '0.00']]);
	});

	it('releases a fee with tax from abroad, the tax along with it', () => {
		const fee = (part: string, amount: string) =>
			row(['AmazonFees', 'Amazon service fee for EPR Pay on Behalf - Packaging FR 2026', part], amount, { marketplace: 'Amazon.fr' });
		const rows = [fee('Base fee', '-25.00'), fee('Tax on fee', '-5.00')];
		expect(followed(rows, { vat: 'outsideScope' })).toEqual([['bank_payment', '6290', 26, '30.00', '0.00']]);
	});

	it('releases an EPR contribution for all half-years of the name', () => {
		const of = (half: string) => row(['AmazonFees', `Eco-contribution for EPR Pay on Behalf - Packaging GB ${half}`, 'Base fee'], '-1.20');
		const { remedy, message } = heldBy([of('2026 H1')]);
		expect(message).toContain('not established there');
		expect(remedy).toContain('amountType "Eco-contribution for EPR Pay on Behalf - *"');
		const nominalMap = mapFrom(remedy, { vat: 'standard' });
		expect(linesOf(planRows([of('2027 H1')], { nominalMap }))).toEqual([['bank_payment', '6290', 1, '1.00', '0.20']]);
	});

	it.each([
		['standard', 1, '10.42', '2.08'],
		['outsideScope', 26, '12.50', '0.00'],
	])('releases a fee whose tax is off the rate as %s', (vat, taxCode, net, tax) => {
		const fee = (part: string, amount: string) => row(['FBAFees', 'FBA Inventory Storage Fee', part], amount);
		expect(followed([fee('Base fee', '-10.00'), fee('Tax on fee', '-2.50')], { vat })).toEqual([
			['bank_payment', '6220', taxCode, net, tax],
		]);
	});

	it('releases fees of days before the rules hold, and those alone', () => {
		const settings = companyWith({ fees: { ...DEMO_SETTINGS.fees, rulesFrom: '2026-10-25' } });
		const rows = [
			row(['Order', 'ItemFees', 'Commission'], '-12.00'),
			row(['Order', 'ItemFees', 'Commission'], '-6.00', { posted: '2026-10-26 10:00:00 UTC' }),
		];
		// 12.00 without VAT, as the adviser says; 6.00 = 5.00 + 1.00 by the rule.
		expect(followed(rows, { vat: 'outsideScope', validUntil: '2026-10-24' }, settings)).toEqual([
			['bank_payment', '6200', 26, '12.00', '0.00'],
			['bank_payment', '6200', 1, '5.00', '1.00'],
		]);
	});

	it.each([
		['standard', 1, '4.00', '0.80'],
		['exempt', 0, '4.80', '0.00'],
	])('releases labels without an order as %s', (treatment, taxCode, net, tax) => {
		const rows = [row(LABEL, '-4.80', { marketplace: '' })];
		expect(heldBy(rows).remedy).toContain('fees.labelsWithoutOrder');
		const after = planRows(rows, { settings: written({ 'fees.labelsWithoutOrder': treatment }) });
		expect(linesOf(after)).toEqual([['bank_payment', '6280', taxCode, net, tax]]);
	});

	it('releases labels of an order whose carrier nobody knows', () => {
		const rows = [row(LABEL, '-4.80', { orderId: ORDER_ID })];
		expect(heldBy(rows).remedy).toContain('"* = standard"');
		const after = planRows(rows, { settings: written({ 'fees.labelCarriers': 'Royal Mail = exempt, * = standard' }) });
		expect(linesOf(after)).toEqual([['bank_payment', '6280', 1, '4.00', '0.80']]);
	});
});
