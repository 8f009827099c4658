import { proposeSetup } from '../../../../nodes/domain/settlement/setup/propose';
import type { SettlementOfTypes } from '../../../../nodes/domain/settlement/setup/typeTotals';
import { DEMO_SETTINGS } from '../../../../sandbox/demo/settings';

const type = (
	transactionType: string,
	amountType: string,
	amountDescription: string,
	amount: string,
	rows = 1,
	marketplaceName = 'Amazon.co.uk',
) => ({
	transactionType,
	amountType,
	amountDescription,
	marketplaceName,
	amount,
	rows,
});
const COMMISSION = ['Order', 'ItemFees', 'Commission'] as const;
const settlement = (settlementId: string, ...types: SettlementOfTypes['types']): SettlementOfTypes => ({
	settlementId,
	series: 'GBP',
	currency: 'GBP',
	endDay: '2026-10-31',
	types,
});
const LAST = [
	settlement(
		'11111111111',
		type('Order', 'ItemPrice', 'Principal', '100.00', 10),
		type(...COMMISSION, '-18.00', 10),
		type('other-transaction', 'other-transaction', 'MiscAdjustment', '5.00'),
		type('AmazonFees', 'Robot Fee', 'Base fee', '-10.00'),
		type('AmazonFees', 'Robot Fee', 'Tax on fee', '-2.00'),
	),
	settlement(
		'22222222222',
		type(...COMMISSION, '-2.00', 2),
		type('other-transaction', 'other-transaction', 'MiscAdjustment', '1.00'),
		type('other-transaction', 'other-transaction', 'Shipping label purchase', '-4.80', 1, ''),
		type('other-transaction', 'other-transaction', 'Current Reserve Amount', '-50.00', 1, ''),
	),
];

it('says how many row types occur, which are known with their account, and what needs a person', () => {
	const proposal = proposeSetup(LAST, [], DEMO_SETTINGS);
	expect(proposal.summary).toBe('7 row types occur: 3 are known, 4 need you.');
	expect(proposal.known.map(({ amountDescription, nominalCode, nominalName }) => [amountDescription, nominalCode, nominalName])).toEqual([
		['Principal', '4000', 'Amazon sales'],
		['Commission', '6200', 'Amazon referral fees'],
		['Current Reserve Amount', '4990', 'Other Amazon income'],
	]);
	expect(proposal.known[1].totals).toEqual([{ currency: 'GBP', rows: 12, amount: '-20.00' }]);
	expect(proposal.needYou.map(({ types }) => types)).toEqual([
		['other-transaction / other-transaction / MiscAdjustment'],
		['AmazonFees / Robot Fee / Base fee', 'AmazonFees / Robot Fee / Tax on fee'],
		['other-transaction / other-transaction / Shipping label purchase'],
	]);
	expect(proposal.needYou[0].question).toContain('does not say what it adjusts');
	expect(proposal.needYou[0].question).not.toContain('line');
	expect(proposal.needYou[1].answer).toContain('amountType "Robot Fee"');
	expect(proposal.needYou[2].answer).toContain('fees.labelsWithoutOrder');
});

it('needs nobody once the answers stand in the map and the settings', () => {
	const map = [
		{
			transactionType: 'other-transaction',
			amountType: 'other-transaction',
			amountDescription: 'MiscAdjustment',
			nature: 'balance',
			nominalCode: '2300',
		},
		{ transactionType: 'AmazonFees', amountType: 'Robot Fee', amountDescription: '*', nominalCode: '6295' },
	] as const;
	const settings = { ...DEMO_SETTINGS, fees: { ...DEMO_SETTINGS.fees, labelsWithoutOrder: 'standard' } } as const;
	const proposal = proposeSetup(LAST, map, settings);
	expect(proposal).toMatchObject({ summary: '7 row types occur: 7 are known, 0 need you.', needYou: [] });
	expect(proposal.known.find(({ amountType }) => amountType === 'Robot Fee')).toMatchObject({ nominalCode: '6295', nominalName: '' });
});

it('does not add what is in different currencies', () => {
	const euros = { ...settlement('33333333333', type(...COMMISSION, '-7.00', 3, 'Amazon.de')), series: undefined, currency: 'EUR' };
	const [{ totals }] = proposeSetup([settlement('11111111111', type(...COMMISSION, '-18.00', 10)), euros], [], DEMO_SETTINGS).known;
	expect(totals).toEqual([
		{ currency: 'GBP', rows: 10, amount: '-18.00' },
		{ currency: 'EUR', rows: 3, amount: '-7.00' },
	]);
});
