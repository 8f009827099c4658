import type { NominalMapRow } from '../../../nodes/domain/settlement/catalogue/classify';
import { readNominalMap, type NominalTableRow } from '../../../nodes/domain/settlement/catalogue/nominalMap';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import type { PlanInput } from '../../../nodes/domain/settlement/plan';
import { DEMO_SERIES, settingsWith } from '../../../sandbox/demo/settings';
import type { ShortRow } from './fixture';
import { planOf } from './planFixture';

/** The demo company with nothing carried in. */
export const companyWith = (changes: Partial<BridgeSettings> = {}): BridgeSettings =>
	settingsWith({ series: [{ ...DEMO_SERIES, openingReserve: '0.00' }], ...changes });

/** Plans a settlement of these rows alone; their sum in pence is its total. */
export function planRows(rows: ShortRow[], more: Partial<Omit<PlanInput, 'series' | 'settlement'>> = {}, currency = 'GBP') {
	const pence = rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
	return planOf({ total: (pence / 100).toFixed(2), currency, rows }, { settings: companyWith(), ...more });
}

/** The row of the nominal map that a remedy names, with what the person decides, read as the table is read. Fails the test when the reader refuses it. */
export function mapFrom(remedy: string, decision: Partial<NominalTableRow>): readonly NominalMapRow[] {
	const named = Object.fromEntries(
		[...remedy.matchAll(/(transactionType|amountType|amountDescription|marketplace) "([^"]*)"/g)].map(([, column, text]) => [column, text]),
	);
	const reading = readNominalMap([{ ...named, ...decision }], { series: ['GBP'] });
	if (!reading.ok) throw new Error(reading.refusal.message);
	return reading.value;
}

/** Lines of a plan as [document, nominal code, tax code, net, tax], amounts as the document states them. */
export const linesOf = ({ ready }: ReturnType<typeof planRows>) =>
	ready.flatMap(({ plan }) =>
		plan.steps.flatMap(({ document, lines }) =>
			lines.map(({ nominalCode, taxCode, net, tax }) => [document, nominalCode, taxCode, net, tax]),
		),
	);
