import type { NominalMapRow } from '../../../../nodes/domain/settlement/catalogue/classify';
import type { OrderFacts } from '../../../../nodes/domain/settlement/parts/feeGroups';
import type { BridgeSettings } from '../../../../nodes/domain/settings/settings.types';
import { DEMO_SETTINGS } from '../../../../sandbox/demo/settings';
import { ORDER_ID } from '../fixture';
import { ADVERTISING, COMMISSION, DSF, FBA, feesOf, LABEL, part, row, SUBSCRIPTION } from './feeFixture';

describe('fees in one amount', () => {
	it('contain UK VAT, on any marketplace that the UK branch invoices', () => {
		expect(feesOf([row(COMMISSION, '-18.00')])).toEqual({ lines: [['6200', 1, 1500, 300]], held: [], provisional: [] });
		expect(feesOf([row(SUBSCRIPTION, '-30.00', { marketplace: '' })]).lines).toEqual([['6240', 1, 2500, 500]]);
	});

	it('are provisional in euros: the VAT return wants the sterling amount of the invoice', () => {
		expect(feesOf([row(COMMISSION, '-15.00', { marketplace: 'Amazon.de' })], { currency: 'EUR' })).toEqual({
			lines: [['6200', 1, 1250, 250]],
			held: [],
			provisional: [{ reason: 'vatInSterling', gross: -1500, rows: 1 }],
		});
	});

	it.each(['Amazon.pl', 'Amazon.com.tr'])('are held on %s, whose VAT is local', (marketplace) => {
		const { lines, held } = feesOf([row(COMMISSION, '-15.00', { marketplace })], { currency: 'PLN' });
		expect(lines).toEqual([]);
		expect(held).toMatchObject([{ kind: 'feeVatUndecided', message: expect.stringContaining('local VAT, which is no UK input VAT') }]);
	});

	it('are held as reverse charge where Amazon charges them without VAT', () => {
		const { lines, held } = feesOf([row(ADVERTISING, '-50.00', { marketplace: 'Amazon.de' })], { currency: 'EUR' });
		expect(lines).toEqual([]);
		expect(held).toMatchObject([{ kind: 'feeVatUndecided', message: expect.stringContaining('reverse-charge fees are not posted yet') }]);
		expect(feesOf([row(ADVERTISING, '-60.00')]).lines).toEqual([['6230', 1, 5000, 1000]]);
	});

	it('follow the seller established elsewhere by no rule of ours', () => {
		expect(feesOf([row(COMMISSION, '-18.00')], { settings: { country: 'IE' } }).held).toHaveLength(1);
	});

	it('are held before the day from which the rules hold for the client', () => {
		const rulesFrom = { fees: { ...DEMO_SETTINGS.fees, rulesFrom: '2026-10-21' } };
		const { lines, held } = feesOf([row(COMMISSION, '-18.00')], { settings: rulesFrom });
		expect(lines).toEqual([]);
		expect(held).toMatchObject([{ message: expect.stringContaining('before 2026-10-21') }]);
		const later = row(COMMISSION, '-6.00', { posted: '2026-10-21 10:00:00 UTC' });
		const both = feesOf([row(COMMISSION, '-18.00'), later], { settings: rulesFrom });
		expect(both.held).toHaveLength(1);
		expect(both.lines).toEqual([['6200', 1, 500, 100]]);
	});
});

describe('FBA fulfilment', () => {
	const of = (countries: Record<string, [string, string]>): Partial<OrderFacts> => ({
		countriesOf: (orderId) => countries[orderId] && { from: countries[orderId][0], to: countries[orderId][1] },
	});
	const [HOME, ABROAD] = ['202-5550001-1110001', '202-5550001-1110002'];

	it('carries VAT within the United Kingdom and none across its border, as the countries of the orders say', () => {
		const rows = [row(FBA, '-3.60', { orderId: HOME }), row(FBA, '-5.00', { orderId: ABROAD })];
		const { lines, provisional } = feesOf(rows, { orders: of({ [HOME]: ['GB', 'IM'], [ABROAD]: ['GB', 'JE'] }) });
		expect(lines).toEqual([
			['6210', 1, 300, 60],
			['6210', 2, 500, 0],
		]);
		expect(provisional).toEqual([]);
	});

	it('is judged by the marketplace and provisional where the countries are not known', () => {
		expect(feesOf([row(FBA, '-3.60', { orderId: HOME }), row(FBA, '-1.20', { orderId: ABROAD })])).toEqual({
			lines: [['6210', 1, 400, 80]],
			held: [],
			provisional: [{ reason: 'flowByMarketplace', gross: -480, rows: 2 }],
		});
		expect(feesOf([row(FBA, '-3.60', { orderId: HOME, marketplace: 'Amazon.fr' })], { currency: 'EUR' }).lines).toEqual([
			['6210', 2, 360, 0],
		]);
	});

	it.each(['Non-Amazon UK', 'SI UK Prod Marketplace', 'Non-Amazon', 'My Garden Shop'])(
		'of a multi-channel order on %s is of the United Kingdom',
		(marketplace) => {
			expect(feesOf([row(FBA, '-6.00', { orderId: 'S02-5551234-5551234', marketplace })]).lines).toEqual([['6210', 1, 500, 100]]);
		},
	);

	it('takes the digital services fee along: with the FBA fee of the order, or the merchant fee where the seller sends', () => {
		const abroad = { orders: of({ [ABROAD]: ['GB', 'DE'] }) };
		expect(feesOf([row(DSF, '-0.12', { orderId: ABROAD, channel: 'AFN' })], abroad)).toEqual({
			lines: [['6200', 2, 12, 0]],
			held: [],
			provisional: [{ reason: 'ridesOnZeroRated', gross: -12, rows: 1 }],
		});
		expect(feesOf([row(DSF, '-0.12', { orderId: ABROAD, channel: 'MFN' })], abroad)).toEqual({
			lines: [['6200', 1, 10, 2]],
			held: [],
			provisional: [],
		});
	});
});

describe('corrections of fees', () => {
	it('net into the fees at the rate of the day, provisional', () => {
		const rows = [
			row(FBA, '-12.00', { orderId: ORDER_ID }),
			row(['other-transaction', 'FBA Inventory Reimbursement', 'INCORRECT_FEES_ITEMS'], '2.40', { marketplace: '' }),
		];
		expect(feesOf(rows)).toEqual({
			lines: [['6210', 1, 800, 160]],
			held: [],
			provisional: [
				{ reason: 'flowByMarketplace', gross: -1200, rows: 1 },
				{ reason: 'correctedFeeUnknown', gross: 240, rows: 1 },
			],
		});
	});
});

describe('postage bought from Amazon', () => {
	const settings = (fees: Partial<BridgeSettings['fees']>) => ({ settings: { fees: { ...DEMO_SETTINGS.fees, ...fees } } });
	const labels = [row(LABEL, '-4.80', { marketplace: '' }), row(['other-transaction', 'other-transaction', 'ShippingServices'], '-1.20')];

	it('without an order is held as one cause while the client has not said its VAT', () => {
		const { lines, held } = feesOf(labels);
		expect(lines).toEqual([]);
		expect(held).toMatchObject([{ kind: 'feeVatUndecided', message: expect.stringContaining('2 rows, first in line 3') }]);
	});

	it("without an order takes the client's one treatment", () => {
		expect(feesOf(labels, settings({ labelsWithoutOrder: 'standard' })).lines).toEqual([['6280', 1, 500, 100]]);
		expect(feesOf(labels, settings({ labelsWithoutOrder: 'exempt' })).lines).toEqual([['6280', 0, 600, 0]]);
	});

	it('of an order goes by its carrier', () => {
		const rows = ['202-5550001-1110001', '202-5550001-1110002', '202-5550001-1110003'].map((orderId) => row(LABEL, '-3.60', { orderId }));
		const carriers: Record<string, string> = { '202-5550001-1110001': 'Royal Mail', '202-5550001-1110002': 'Evri' };
		const orders = { carrierOf: (orderId: string) => carriers[orderId] };
		const table = [
			{ carrier: 'royal mail', treatment: 'exempt' },
			{ carrier: 'Evri', treatment: 'standard' },
		] as const;
		const some = feesOf(rows, { orders, ...settings({ labelCarriers: table }) });
		expect(some.lines).toEqual([
			['6280', 0, 360, 0],
			['6280', 1, 300, 60],
		]);
		expect(some.held).toMatchObject([{ message: expect.stringContaining('Amazon does not say which carrier took the order') }]);
		const all = feesOf(rows, { orders, ...settings({ labelCarriers: [...table, { carrier: '*', treatment: 'zero' }] }) });
		expect(all.held).toEqual([]);
		expect(all.lines).toContainEqual(['6280', 2, 360, 0]);
	});
});

describe("the client's map", () => {
	const commission = { transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'Commission' };

	it('without a marketplace takes no input VAT off a UK fee, and speaks where the rule is not certain', () => {
		const map: NominalMapRow[] = [{ ...commission, vat: 'outsideScope' }];
		expect(feesOf([row(COMMISSION, '-18.00')], { map }).lines).toEqual([['6200', 1, 1500, 300]]);
		const inEuros = feesOf([row(COMMISSION, '-15.00', { marketplace: 'Amazon.de' })], { map, currency: 'EUR' });
		expect(inEuros).toEqual({ lines: [['6200', 26, 1500, 0]], held: [], provisional: [] });
	});

	it.each([
		['standard', 1, 1500, 300],
		['reduced', 21, 1714, 86],
		['zero', 2, 1800, 0],
		['exempt', 0, 1800, 0],
		['outsideScope', 26, 1800, 0],
	] as const)('may say %s for a fee of 18.00', (vat, taxCode, net, tax) => {
		const map: NominalMapRow[] = [{ ...commission, marketplace: 'Amazon.co.uk', vat }];
		expect(feesOf([row(COMMISSION, '-18.00')], { map }).lines).toEqual([['6200', taxCode, net, tax]]);
	});

	it('may say reverse charge, which is held', () => {
		const map: NominalMapRow[] = [{ ...commission, marketplace: 'Amazon.co.uk', vat: 'reverseCharge' }];
		expect(feesOf([row(COMMISSION, '-18.00')], { map }).held).toMatchObject([{ message: expect.stringContaining('reverse charge') }]);
	});

	it('books a fee with foreign tax whole where it says outside the scope, for every name that begins so', () => {
		const map: NominalMapRow[] = [
			{
				transactionType: 'AmazonFees',
				amountType: 'Eco-contribution for EPR Pay on Behalf - *',
				amountDescription: '*',
				vat: 'outsideScope',
			},
		];
		const rows = ['Packaging FR 2026 H1', 'Packaging FR 2026 H2'].flatMap((name) => [
			row(part(`Eco-contribution for EPR Pay on Behalf - ${name}`, 'Base fee', 'AmazonFees'), '-50.00', { marketplace: 'Amazon.fr' }),
			row(part(`Eco-contribution for EPR Pay on Behalf - ${name}`, 'Tax on fee', 'AmazonFees'), '-10.00', { marketplace: 'Amazon.fr' }),
		]);
		expect(feesOf(rows, { map })).toEqual({ lines: [['6290', 26, 12000, 0]], held: [], provisional: [] });
		expect(feesOf(rows).held.map(({ kind }) => kind)).toEqual(['feeVatUndecided', 'feeVatUndecided']);
	});

	it("keeps Amazon's own split where the treatment that it says fits", () => {
		const map: NominalMapRow[] = [
			{ transactionType: 'AmazonFees', amountType: 'Amazon Robot Fee', amountDescription: '*', nominalCode: '6295', vat: 'standard' },
		];
		const rows = [
			row(part('Amazon Robot Fee', 'Base fee', 'AmazonFees'), '-50.00'),
			row(part('Amazon Robot Fee', 'Tax on fee', 'AmazonFees'), '-10.01'),
		];
		expect(feesOf(rows, { map }).lines).toEqual([['6295', 1, 5000, 1001]]);
	});
});
