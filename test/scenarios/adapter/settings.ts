import type { NominalTableRow } from '../../../nodes/domain/settlement/catalogue/nominalMap';
import type { SettingRow } from '../../../nodes/domain/settings/rows';
import type { TableRow } from '../../../nodes/domain/text/tableRow';
import { settingsRows } from '../../../sandbox/demo/settings';
import { stamped } from '../form/fileText';
import { typeOf } from '../form/fileRows';
import type { Scenario } from '../form/scenario.types';
import type { FactKey } from '../form/vocabulary';
import { decimal, sum } from '../form/values';

/** Facts that are no settings of the client: of the file, or handed on elsewhere. */
const NO_SETTING: readonly FactKey[] = [
	'settlement',
	'start',
	'end',
	'deposit',
	'total',
	'currency',
	'account type',
	'file',
	'orders in Sage',
	'posting date',
];

const SETTING_KEYS: Partial<Record<FactKey, string>> = {
	'FBM route': 'routes.FBM',
	'FBA route': 'routes.FBA',
	'established in': 'country',
	'first settlement': 'series.GBP.openingSettlementId',
	supplier: 'series.GBP.supplier',
	'labels without an order': 'fees.labelsWithoutOrder',
	'labels by carrier': 'fees.labelCarriers',
	'fee rules from': 'fees.rulesFrom',
	'charges paid from': 'series.GBP.chargeAccount',
	'closed period': 'closedPeriods',
};

const BALANCES: readonly string[] = ['Previous Reserve Amount Balance', 'Payable to Amazon'];

/** The client's settings, and the facts for which the bridge has no setting. */
export function settingRows({ facts, rows, series, ...scenario }: Scenario): { rows: SettingRow[]; notHandedOn: string[] } {
	const carriedIn = sum(rows.filter(({ amountDescription }) => BALANCES.includes(amountDescription)).map(({ amount }) => amount));
	const opening = facts.get('opening balance') ?? decimal(carriedIn);
	const changes: Record<string, string | undefined> = { 'series.GBP.openingReserve': opening === 'not agreed' ? undefined : opening };
	const left: string[] = [];
	if (scenario.products.some(({ confirmed }) => confirmed === 'no')) changes['vat.stockItemsConfirmed'] = undefined;
	for (const [key, value] of facts) {
		const setting = SETTING_KEYS[key];
		if (key === 'cut-over') changes.cutOver = `${value}T00:00:00Z`;
		else if (key === 'VAT calculation') changes['vat.calculationSince'] = value === 'on' ? '2021-01-01' : value.replace('on from ', '');
		else if (key === 'sales before cut-over') changes.beforeCutOver = `${value} | Jane Doe, 2026-10-01`;
		else if (setting) changes[setting] = value;
		else if (key !== 'opening balance' && !NO_SETTING.includes(key)) left.push(key);
	}
	for (const one of series) Object.assign(changes, seriesChanges(one));
	return { rows: settingsRows(changes), notHandedOn: left };
}

const seriesChanges = (one: Readonly<Record<string, string>>): Record<string, string | undefined> => ({
	[`series.${one.series}.currency`]: one.currency || 'GBP',
	[`series.${one.series}.accountType`]: one['account type'] || undefined,
	[`series.${one.series}.marketplaces`]: 'Amazon.co.uk',
	[`series.${one.series}.clearing`]: `${one.clearing || 'AMZGBP'} | Amazon ${one.series}`,
	[`series.${one.series}.currentAccount`]: 'CURRENT | Current account',
	[`series.${one.series}.customer`]: 'AMZUKGBP | Amazon customers',
	[`series.${one.series}.summaryCustomer`]: 'AMZSUMGB | Amazon summary',
	[`series.${one.series}.openingSettlementId`]: one['first settlement'] || undefined,
	[`series.${one.series}.openingReserve`]: one['opening balance'] || undefined,
});

export const mapRows = ({ map }: Scenario): NominalTableRow[] =>
	map.map((row) => {
		const [transactionType, amountType, amountDescription] = typeOf(row.row);
		const { nominal = '', vat = '', nature = '', department = '', marketplace = '', series = '', from = '', until = '' } = row;
		return {
			transactionType,
			amountType,
			amountDescription,
			nominalCode: nominal,
			costCentre: row['cost centre'] ?? '',
			department,
			vat,
			nature,
			marketplace,
			series,
			validFrom: from,
			validUntil: until,
		};
	});

export const boardRows = ({ previous }: Scenario): TableRow[] =>
	previous.map(({ settlement, series, start, end, reserve, closing, status }) => ({
		settlementId: settlement,
		series: series || 'GBP',
		status: status || 'posted',
		currency: 'GBP',
		startDate: isoOf(start),
		endDate: isoOf(end),
		currentReserve: reserve,
		closingClearing: closing || reserve,
	}));

const isoOf = (time: string): string => new Date(`${stamped(time).replace(' ', 'T').replace(' UTC', 'Z')}`).toISOString();
