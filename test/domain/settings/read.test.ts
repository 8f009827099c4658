import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import type { SettingRow } from '../../../nodes/domain/settings/rows';
import { settingsRows } from '../../../sandbox/demo/settings';

const messagesOf = (rows: readonly SettingRow[]): string[] => {
	const reading = readBridgeSettings(rows);
	return reading.ok ? [] : reading.refusal.faults.map(({ message }) => message);
};
const changed = (changes: Record<string, string | undefined>) => messagesOf(settingsRows(changes));

/** Rows of the demo client: what a test adds stands behind them. */
const LAST = settingsRows().length;

describe('the table Bridge settings', () => {
	it('becomes settings in the terms of the domain', () => {
		const reading = readBridgeSettings(settingsRows({ cutOver: '2026-11-01T00:00:00Z', 'orders.keepBuyerContact': 'Yes' }));
		expect(reading).toMatchObject({
			ok: true,
			value: {
				mode: 'auto',
				timeZone: 'Europe/London',
				cutOver: '2026-11-01T00:00:00Z',
				routes: { FBM: 'orders', FBA: 'orders' },
				series: [
					{
						key: 'GBP',
						currency: 'GBP',
						accountType: '',
						marketplaces: ['Amazon.co.uk'],
						clearing: { code: 'AMZGBP', name: 'Amazon UK clearing (GBP)' },
						openingSettlementId: '',
						openingReserve: '412.50',
					},
				],
				orders: { keepBuyerContact: true, roundingLimit: '0.05' },
				flow: { marketplaceIds: ['A1F83G8C2ARO7P'], firstRunDays: 85, leaseMinutes: 10, leaseMarginMinutes: 4 },
			},
		});
	});

	it('reads several series, each by its own name', () => {
		const second = (field: string) => `series.GBP-invoiced.${field}`;
		const reading = readBridgeSettings(
			settingsRows({
				'series.GBP.accountType': 'Standard Orders',
				[second('currency')]: 'GBP',
				[second('accountType')]: 'Invoiced Orders',
				[second('marketplaces')]: 'Amazon.co.uk',
				[second('clearing')]: 'AMZINV | Amazon invoiced orders',
				[second('currentAccount')]: 'CURRENT | Current account',
				[second('customer')]: 'AMZUKGBP | Amazon.co.uk marketplace customers',
			}),
		);
		expect(reading).toMatchObject({
			ok: true,
			value: { series: [{ key: 'GBP' }, { key: 'GBP-invoiced', accountType: 'Invoiced Orders' }] },
		});
	});

	it('keeps bars and odd characters in a name of Sage', () => {
		const reading = readBridgeSettings(settingsRows({ 'series.GBP.clearing': 'A|B | Clearing | old & "new" (£)' }));
		expect(reading).toMatchObject({ value: { series: [{ clearing: { code: 'A|B', name: 'Clearing | old & "new" (£)' } }] } });
	});

	it('tells the rate of a tax code from bars in its name, and takes terms as they come', () => {
		const reading = readBridgeSettings(settingsRows({ 'taxCodes.reverseCharge': '16 | Services | ROW | 20.00% | Purchase | other' }));
		expect(reading).toMatchObject({
			value: { taxCodes: { reverseCharge: { code: 16, name: 'Services | ROW', rate: '20.00', terms: 'Purchase | other' } } },
		});
	});

	it.each([
		['is empty', [], 'it is empty'],
		[
			'has only settings of no series',
			settingsRows().filter(({ key }) => !key.startsWith('series.')),
			'it has no series, should have rows such as series.GBP.currency',
		],
		['has the old columns', [{ name: 'mode', value: 'Auto' } as SettingRow, ...settingsRows()], 'row 1 has no key, its value is "Auto"'],
		[
			'has a row without a key',
			[...settingsRows(), { key: ' ', value: 'x', id: 31 }],
			`row ${LAST + 1} (id 31) has no key, its value is "x"`,
		],
		[
			'has a number for a code',
			[...settingsRows({ mode: undefined }), { key: 'mode', value: 7 }],
			`row ${LAST}: mode is "7", which is no text, should be one of Review, Auto, Dry run`,
		],
		[
			'has an empty cell',
			[...settingsRows({ mode: undefined }), { key: 'mode', value: null }],
			`row ${LAST}: mode is blank, should be one of Review, Auto, Dry run`,
		],
	] as Array<[string, SettingRow[], string]>)('is refused when it %s', (_what, rows, message) => {
		expect(messagesOf(rows)).toEqual([message]);
	});

	it.each<[string, Record<string, string | undefined>, string]>([
		['misses one', { mode: undefined }, 'mode is missing, should be one of Review, Auto, Dry run'],
		['has only blanks in one', { 'routes.FBA': '  ' }, 'row 8: routes.FBA is blank, should be one of orders, summary'],
		['has one misspelt', { serie: 'GBP' }, `row ${LAST + 1}: there is no setting "serie" (its value is "GBP")`],
		[
			'has one misspelt that is needed',
			{ 'orders.deliveryCharge': undefined, 'orders.deliverCharge': 'CARRIAGE | Carriage' },
			`row ${LAST}: there is no setting "orders.deliverCharge" (its value is "CARRIAGE | Carriage"); the nearest is orders.deliveryCharge`,
		],
		[
			'has a key with a blank behind it',
			{ country: undefined, 'country ': 'GB' },
			`row ${LAST}: there is no setting "country " (its value is "GB"); but for blanks or capitals it is country`,
		],
		[
			'has a series that only has capitals of its own',
			{ 'series.gbp.openingReserve': '1.00' },
			'the series GBP and gbp differ only by capitals',
		],
	])('is refused when it %s', (_what, changes, message) => {
		expect(changed(changes)).toContain(message);
	});

	it('names both rows of a setting that stands twice, also where they differ by capitals', () => {
		expect(messagesOf([...settingsRows(), { key: 'mode', value: 'Review' }])).toEqual([
			`row 1 ("mode" is "Auto") and row ${LAST + 1} ("mode" is "Review") are the same setting, which must stand once`,
		]);
		expect(messagesOf([...settingsRows(), { key: 'Mode', value: 'Review' }])).toContain(
			`row 1 ("mode" is "Auto") and row ${LAST + 1} ("Mode" is "Review") are the same setting, which must stand once`,
		);
	});

	it('is refused with every fault at once, for the owner of all of them or else for finance', () => {
		const reading = readBridgeSettings(settingsRows({ mode: 'auot', country: 'UK1', 'flow.leaseMinutes': '90' }));
		expect(reading).toEqual({
			ok: false,
			refusal: expect.objectContaining({
				kind: 'settingsUnusable',
				owner: 'finance',
				message: `The table Bridge settings cannot be used, 3 faults: row 1: mode is "auot", should be one of Review, Auto, Dry run (finance); row 3: country is "UK1", should be a country as two capital letters (ISO 3166), such as GB (finance); row ${LAST + 1}: flow.leaseMinutes is "90", should be a whole number from 5 to 60 (support).`,
			}),
		});
		const support = readBridgeSettings(settingsRows({ 'flow.leaseMinutes': '90' }));
		expect(support).toMatchObject({ refusal: { owner: 'support' } });
	});
});

describe('settings that are good by themselves', () => {
	const series = (key: string, clearing: string, changes: Record<string, string | undefined> = {}) => ({
		[`series.${key}.currency`]: 'GBP',
		[`series.${key}.accountType`]: 'Invoiced Orders',
		[`series.${key}.marketplaces`]: 'Amazon.co.uk',
		[`series.${key}.clearing`]: clearing,
		[`series.${key}.currentAccount`]: 'CURRENT | Current account',
		[`series.${key}.customer`]: 'AMZUKGBP | Amazon.co.uk marketplace customers',
		'series.GBP.accountType': 'Standard Orders',
		...changes,
	});

	it.each<[string, Record<string, string | undefined>, string]>([
		[
			'one tax code for zero and outside the scope',
			{ 'taxCodes.outsideScope': '2 | Zero Rated | 0 % | Not Applicable' },
			'taxCodes.outsideScope and taxCodes.zero are one tax code (2), should be two',
		],
		['a standard rate of zero', { 'taxCodes.standard': '2 | Exempt | 0 %' }, 'taxCodes.standard is at 0.00 %, should be at 20.00 %'],
		[
			'a margin as long as the lease',
			{ 'flow.leaseMinutes': '5', 'flow.leaseMarginMinutes': '5' },
			'flow.leaseMarginMinutes (5) should be less than flow.leaseMinutes (5)',
		],
		[
			'promotions as lines of their own without a nominal code',
			{ 'orders.promotionAs': 'Free-text line', 'orders.promotionNominal': undefined },
			'orders.promotionNominal is missing, and orders.promotionAs is Free-text line',
		],
		[
			'a flag without a field for it',
			{ 'orders.cancellationRequests': 'Flag' },
			'orders.cancellationFlag is missing, and orders.cancellationRequests is Flag',
		],
		[
			'a summary without its customer',
			{ 'routes.FBA': 'summary', 'series.GBP.summaryCustomer': undefined },
			'series.GBP.summaryCustomer is missing, and routes.FBA is summary',
		],
		[
			'a clearing account that is paid out to',
			{ 'series.GBP.clearing': 'CURRENT | Current account' },
			'series.GBP.clearing (CURRENT) is a current account too, should be another account',
		],
		[
			'two series on one clearing account',
			series('B', 'amzgbp | Amazon UK clearing (GBP)'),
			'the series GBP and B have one clearing account (AMZGBP), each should have its own',
		],
		[
			'two series of one account type and marketplace',
			series('B', 'AMZB | B', { 'series.B.accountType': 'Standard Orders' }),
			'the series GBP and B are both for Standard Orders, amazon.co.uk, only one may be',
		],
		[
			'two series of a currency without an account type',
			series('B', 'AMZB | B', { 'series.B.accountType': undefined }),
			'series.B.accountType is missing, and GBP has 2 series (GBP and B)',
		],
		[
			'one customer for two currencies',
			series('B', 'AMZB | B', { 'series.B.currency': 'EUR' }),
			'the customer AMZUKGBP stands for GBP and EUR, should be one customer for each currency',
		],
	])('are refused with %s', (_what, changes, message) => {
		expect(changed(changes)).toEqual([message]);
	});

	it.each<[string, string]>([
		['timeZone', 'London'],
		['cutOver', '2026-11-01T00:00:00'],
		['cutOver', '2026-13-01T00:00:00Z'],
		['series.GBP.marketplaces', 'Amazon.co.k'],
		['series.GBP.marketplaces', 'Amazon.co.uk,'],
		['series.GBP.openingReserve', '1,000.00'],
		['series.GBP.openingReserve', '1000'],
		['series.GBP.openingSettlementId', '1587443091A'],
		['series.GBP.clearing', 'AMZGBP'],
		['series.GBP.clearing', 'AMZGBP |'],
		['series.GBP.accountType', 'Standard'],
		['taxCodes.standard', '1'],
		['taxCodes.standard', '1 | Standard rate | 20'],
		['taxCodes.standard', '01 | Standard rate | 20 %'],
		['orders.roundingLimit', '-0.05'],
		['orders.roundingLimit', '5'],
		['orders.keepBuyerContact', 'perhaps'],
		['flow.marketplaceIds', 'A1F83G8C2ARO7P,A1F83G8C2ARO7P'],
		['flow.settleMinutes', '3'],
	])('are no longer so when %s is "%s"', (key, value) => {
		expect(changed({ [key]: value })).toEqual([expect.stringContaining(`${key} is "${value}", should be `)]);
	});
});
