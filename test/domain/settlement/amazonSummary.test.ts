import { readAmazonSummary } from '../../../nodes/domain/settlement/amazonSummary';
import { settingsWithSeries } from '../../../sandbox/demo/settings';
import { planInOnlySeries, reserve, SALE, settlementOf } from './fixture';

const OWN = { settlementId: '11111111111', currency: 'GBP' };
const row = (amount: unknown, more: object = {}) => ({
	partnerMetadata: { partnerId: 'A1', accountType: 'Standard Orders', marketplaceId: 'A1F83G8C2ARO7P' },
	netProceeds: { currencyAmount: amount, currencyCode: 'GBP' },
	relatedIdentifiers: [{ relatedIdentifierName: 'SETTLEMENT_ID', relatedIdentifierValue: '11111111111' }],
	...more,
});

describe("Amazon's second word on a settlement", () => {
	it('is its account type and its net proceeds, several marketplaces added up', () => {
		expect(readAmazonSummary([row('15.40'), row('5.00')], OWN)).toEqual({ accountType: 'Standard Orders', netProceeds: 2040 });
	});

	it('says nothing where the question failed, or of another settlement', () => {
		expect(readAmazonSummary([{ error: 'Access denied' }], OWN)).toEqual({ accountType: '' });
		expect(readAmazonSummary([row('20.40')], { ...OWN, settlementId: '22222222222' })).toEqual({ accountType: '' });
	});

	it('gives no figure where one of them is in another currency, and no type where they differ', () => {
		const euros = row('5.00', { netProceeds: { currencyAmount: '5.00', currencyCode: 'EUR' } });
		expect(readAmazonSummary([row('15.40'), euros], OWN)).toEqual({ accountType: 'Standard Orders' });
		expect(readAmazonSummary([row('1.00'), row('2.00', { partnerMetadata: { accountType: 'Invoiced Orders' } })], OWN)).toEqual({
			accountType: '',
			netProceeds: 300,
		});
	});
});

/** 100.00 carried in, 20.40 of trade, 50.00 held back: 70.40 is paid. */
const outcome = (netProceeds: string | undefined, amazonSummary: 'hold' | 'warn' = 'hold') =>
	planInOnlySeries({
		settlement: settlementOf({
			total: '70.40',
			rows: [reserve('Previous Reserve Amount Balance', '100.00'), ...SALE, reserve('Current Reserve Amount', '-50.00')],
		}),
		settings: settingsWithSeries({ openingReserve: '100.00' }, { amazonSummary }),
		nominalMap: [],
		ordersInSage: 'assumed',
		previous: null,
		amazonSummary: readAmazonSummary(netProceeds === undefined ? [] : [row(netProceeds)], OWN),
		now: '2026-11-05T09:00:00Z',
	});
const said = ({ exceptions }: ReturnType<typeof outcome>) => exceptions.map(({ kind, holds }) => [kind, holds]);

describe('the total of Finances', () => {
	it.each(['20.40', '70.40', undefined])(
		'agrees without reserves (20.40), as it is paid (70.40), and where it is not there: %s',
		(amount) => {
			expect(said(outcome(amount))).toEqual([]);
			expect(outcome(amount).ready).toHaveLength(1);
		},
	);

	it('holds a settlement when it is another one, and says all three', () => {
		const held = outcome('20.39');
		expect(held.ready).toEqual([]);
		expect(said(held)).toEqual([['amazonTotalDiffers', true]]);
		expect(held.exceptions[0]?.message).toContain('give 20.39 as the net proceeds');
		expect(held.exceptions[0]?.message).toContain('comes to 20.40 without reserves and balances, and pays 70.40');
	});

	it('only warns where the client chose so', () => {
		const warned = outcome('20.39', 'warn');
		expect(warned.ready).toHaveLength(1);
		expect(said(warned)).toEqual([['amazonTotalDiffers', false]]);
	});
});
