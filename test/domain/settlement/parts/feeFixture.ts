import { knownFacts } from '../../../../nodes/domain/settlement/known/known';
import { classifierFor, type NominalMapRow } from '../../../../nodes/domain/settlement/catalogue/classify';
import { OPEN_MONTHS } from '../../../../nodes/domain/settlement/calendar';
import { classifyRows } from '../../../../nodes/domain/settlement/classified';
import { datesOf, endDayOf, type PartFacts } from '../../../../nodes/domain/settlement/facts';
import { NO_ORDER_FACTS, type OrderFacts } from '../../../../nodes/domain/settlement/parts/feeGroups';
import { feeEntries } from '../../../../nodes/domain/settlement/parts/fees';
import type { BridgeSettings } from '../../../../nodes/domain/settings/settings.types';
import { settingsWith } from '../../../../sandbox/demo/settings';
import { settlementOf, type ShortRow } from '../fixture';

export type Type = ShortRow['type'];
export const COMMISSION: Type = ['Order', 'ItemFees', 'Commission'];
export const FBA: Type = ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'];
export const DSF: Type = ['Order', 'ItemFees', 'Digital Services Fee'];
export const ADVERTISING: Type = ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'];
export const LABEL: Type = ['other-transaction', 'other-transaction', 'Shipping label purchase'];
export const SUBSCRIPTION: Type = ['other-transaction', 'other-transaction', 'Subscription Fee'];
export const part = (fee: string, description: string, type = 'FBAFees'): Type => [type, fee, description];

interface More {
	readonly currency?: string;
	readonly map?: readonly NominalMapRow[];
	readonly orders?: Partial<OrderFacts>;
	readonly settings?: Partial<BridgeSettings>;
}

export const row = (type: Type, amount: string, more: Partial<ShortRow> = {}): ShortRow => ({
	type,
	amount,
	marketplace: 'Amazon.co.uk',
	...more,
});

/** What the fees of a settlement come to (amounts in pence; tax codes of the demo company: 1 standard, 2 zero, 0 exempt, 26 outside the scope): lines by nominal code and tax code, what is held, what is provisional. */
export function feesOf(rows: ShortRow[], { currency = 'GBP', map = [], orders, settings: changes }: More = {}) {
	const total = (rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100).toFixed(2);
	const { header, rows: read } = settlementOf({ total, currency, rows });
	const settings = settingsWith(changes);
	const context = { country: settings.country, currency, series: 'GBP', rulesFrom: settings.fees.rulesFrom };
	const { rows: classified, held } = classifyRows(read, classifierFor(map, context), settings.timeZone);
	expect(held).toEqual([]);
	const facts: PartFacts = {
		header,
		settings,
		series: settings.series[0],
		known: knownFacts({ ordersInSage: 'assumed' }, header.settlementId, settings),
		unitsSold: new Map(),
		postOn: '',
		calendar: OPEN_MONTHS,
		movesClosed: false,
		dateOf: datesOf(classified, endDayOf(header, settings), OPEN_MONTHS),
	};
	const result = feeEntries(facts, classified, { ...NO_ORDER_FACTS, ...orders });
	return {
		lines: result.entries.flatMap(({ analysis }) => analysis.map(({ account, taxCode, net, tax }) => [account, taxCode, net, tax])),
		held: result.held.map(({ refusal }) => refusal),
		provisional: result.provisional,
	};
}
