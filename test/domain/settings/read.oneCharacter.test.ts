import { readBridgeSettings } from '../../../nodes/domain/settings/read';
import type { SettingRow } from '../../../nodes/domain/settings/rows';
import { namedInSage, type NamedInSage } from '../../../nodes/domain/settings/sageNames';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import { isSameInSage } from '../../../nodes/domain/text/sageText';
import { BANKS, CHARGES, CUSTOMERS, NOMINAL_CODES, WAREHOUSES } from '../../../sandbox/company/company';
import { TAX_CODES } from '../../../sandbox/company/taxCodes';
import { DEMO_SETTINGS, settingsRows } from '../../../sandbox/demo/settings';

/** Something of Sage as the company has it. */
type Listed = Pick<NamedInSage, 'code' | 'name' | 'rate' | 'terms'>;

const listed = (code: string | number, name: string, more: Partial<Listed> = {}): Listed => ({ code: String(code), name, ...more });

/** What the demo company's Sage has. */
const COMPANY: Record<NamedInSage['kind'], Listed[]> = {
	bank: BANKS.map(({ code, description }) => listed(code, description)),
	customer: CUSTOMERS.map(({ reference, name }) => listed(reference, name)),
	supplier: [],
	warehouse: WAREHOUSES.map(({ name, description }) => listed(name, description)),
	additionalCharge: CHARGES.map(({ code, name }) => listed(code, name)),
	nominal: NOMINAL_CODES.map(({ reference, name }) => listed(reference, name)),
	taxCode: TAX_CODES.map(({ code, name, tax_rate, terms }) => listed(code, name, { rate: tax_rate.toFixed(2), terms })),
};

/** The worst neighbours there could be: for each code, every other text that one lost character leaves, under a name of its own. */
const shortened = (text: string): string[] => [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1));
const withNeighbours = (list: readonly Listed[]): Listed[] => {
	const codes = [...new Set(list.flatMap(({ code }) => shortened(code)))].filter(
		(code) => code !== '' && !list.some((one) => one.code === code),
	);
	return [...list, ...codes.map((code) => ({ ...list[0], code, name: `Neighbour ${code}` }))];
};
const SAGE = Object.fromEntries(Object.entries(COMPANY).map(([kind, list]) => [kind, withNeighbours(list)])) as typeof COMPANY;

const agrees = (named: NamedInSage): boolean => {
	const found = SAGE[named.kind].filter(({ code }) => isSameInSage(code, named.code));
	if (found.length !== 1) return false;
	const [{ name, rate, terms }] = found;
	return isSameInSage(name, named.name) && rate === named.rate && isSameInSage(terms ?? '', named.terms ?? '');
};

/** Everything that decides to which account something goes. */
const accountsOf = ({ series, taxCodes, orders, routes, country, timeZone, mode, cutOver, beforeCutOver, vat }: BridgeSettings) =>
	JSON.stringify({
		series: series.map(({ openingReserve: _amount, openingSettlementId: _id, ...accounts }) => accounts),
		taxCodes,
		orders: { ...orders, roundingLimit: '' },
		routes,
		country,
		timeZone,
		mode,
		cutOver,
		beforeCutOver,
		// Who confirmed them is for people; that somebody did decides.
		vat: { ...vat, stockItemsConfirmed: vat.stockItemsConfirmed !== '' },
	}).toLowerCase();

type Outcome = 'refused' | 'disagrees with Sage' | 'same accounts' | 'OTHER ACCOUNTS';

function outcomeOf(rows: readonly SettingRow[]): Outcome {
	const reading = readBridgeSettings(rows);
	if (!reading.ok) return 'refused';
	if (!namedInSage(reading.value).every(agrees)) return 'disagrees with Sage';
	return accountsOf(reading.value) === accountsOf(DEMO_SETTINGS) ? 'same accounts' : 'OTHER ACCOUNTS';
}

/** Each row of the demo with each character of its key and of its value left out. */
const mutations = settingsRows().flatMap((row, at, rows) =>
	(['key', 'value'] as const).flatMap((column) =>
		shortened(row[column]).map((text) => ({ key: row.key, column, text, rows: rows.with(at, { ...row, [column]: text }) })),
	),
);

describe('one character that is lost from the table Bridge settings', () => {
	it('finds the company in order before', () => {
		expect(namedInSage(DEMO_SETTINGS).filter((named) => !agrees(named))).toEqual([]);
		for (const code of ['400', '4000', '40001']) expect(SAGE.nominal.filter((one) => one.code === code)).toHaveLength(1);
		for (const code of ['1', '6', '16']) expect(SAGE.taxCode.filter((one) => one.code === code)).toHaveLength(1);
		expect(mutations.length).toBeGreaterThan(900);
	});

	it('never gives other accounts than those of the client, wherever it stood', () => {
		const outcomes = mutations.map(({ rows, ...mutation }) => ({ ...mutation, outcome: outcomeOf(rows) }));
		expect(outcomes.filter(({ outcome }) => outcome === 'OTHER ACCOUNTS')).toEqual([]);
		expect(outcomes.filter(({ column, outcome }) => column === 'key' && outcome !== 'refused')).toEqual([]);
		// A figure that is another one now, within its limits, a person's name, or a blank: nothing of Sage hangs on them.
		const harmless = new Set(outcomes.filter(({ outcome }) => outcome === 'same accounts').map(({ key }) => key));
		expect([...harmless].filter((key) => !key.startsWith('taxCodes.')).sort()).toEqual([
			'fba.lookBackDays',
			'flow.firstRunDays',
			'flow.marketplaceIds',
			'series.GBP.openingReserve',
			// Amazon knows its sellers: another token is refused.
			'stock.sellerId',
			'vat.stockItemsConfirmed',
		]);
		expect(outcomes.filter(({ outcome }) => outcome === 'disagrees with Sage').length).toBeGreaterThan(100);
	});
});
