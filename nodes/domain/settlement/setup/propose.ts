import { groupBy } from '../../lists/groupBy';
import { addMinor, fromDecimal, toDecimal, ZERO } from '../../money/money';
import type { BridgeSettings } from '../../settings/settings.types';
import { CHART } from '../catalogue/chart';
import type { NominalMapRow } from '../catalogue/classify';
import { typeName, type TypeColumns } from '../catalogue/rowType';
import type { Nature, RowVat } from '../catalogue/entry';
import type { Held } from '../held';
import { standingOf, type SettlementOfTypes } from './typeTotals';

/** What is proposed for a row type that occurs. */
export interface ProposedType extends TypeColumns {
	readonly nature: Nature;
	readonly vat: RowVat;
	readonly nominalCode: string;
	/** Of the shipped chart; '' for a code of the client's own. */
	readonly nominalName: string;
	/** Over all settlements, in the currency of each: totals of different currencies are not added. */
	readonly totals: ReadonlyArray<{ readonly currency: string; readonly rows: number; readonly amount: string }>;
}

/** A question that only the client can answer. */
export interface OpenQuestion {
	/** Row types that wait for it, as messages name them. */
	readonly types: readonly string[];
	readonly question: string;
	readonly answer: string;
}

export interface SetupProposal {
	/** `23 row types occur: 21 are known, 2 need you.` */
	readonly summary: string;
	readonly known: readonly ProposedType[];
	readonly needYou: readonly OpenQuestion[];
}

/** Proposes the nominal map of a client from the row types of its last settlements: what is known with its account, and what needs a person. */
export function proposeSetup(
	settlements: readonly SettlementOfTypes[],
	map: readonly NominalMapRow[],
	settings: BridgeSettings,
): SetupProposal {
	const standings = settlements.map((settlement) => ({ settlement, standing: standingOf(settlement, map, settings) }));
	const refusals = standings.flatMap(({ settlement, standing }) =>
		standing.held.map((held) => ({ held, types: typesOf(settlement, held) })),
	);
	const waiting = new Set(refusals.flatMap(({ types }) => types));
	const totals = settlements.flatMap(({ currency, types }) => types.map((type) => ({ currency, type, name: typeName(type) })));
	const classified = new Map(standings.flatMap(({ standing }) => standing.rows.map((row) => [typeName(row.row), row.is] as const)));
	const byType = [...groupBy(totals, ({ name }) => name)];
	const known = byType.flatMap(([name, ofType]): ProposedType[] => {
		const is = classified.get(name);
		if (!is || waiting.has(name)) return [];
		const { transactionType, amountType, amountDescription } = ofType[0].type;
		const { nature, vat, nominalCode } = is;
		return [
			{
				transactionType,
				amountType,
				amountDescription,
				nature,
				vat,
				nominalCode,
				nominalName: nameOf(nominalCode),
				totals: summed(ofType),
			},
		];
	});
	const needYou = [...groupBy(refusals, ({ held: { refusal } }) => refusal.detail ?? refusal.message).values()].map(
		(same): OpenQuestion => ({
			types: [...new Set(same.flatMap(({ types }) => types))],
			question: same[0].held.refusal.message.replace(/ \([^()]*\)\.$/, '.'),
			answer: same[0].held.refusal.remedy,
		}),
	);
	return { summary: summaryOf(byType.length, waiting.size), known, needYou };
}

/** Names of the row types that are held: a line is the place of a total in its list. */
const typesOf = ({ types }: SettlementOfTypes, { lines }: Held): string[] =>
	types.filter((_type, index) => [...lines].includes(index + 1)).map(typeName);

const nameOf = (code: string): string => Object.values(CHART).find((account) => account.code === code)?.name ?? '';

function summaryOf(types: number, waiting: number): string {
	const known = types - waiting;
	return `${types} row ${types === 1 ? 'type occurs' : 'types occur'}: ${known} ${known === 1 ? 'is' : 'are'} known, ${waiting} ${waiting === 1 ? 'needs' : 'need'} you.`;
}

function summed(ofType: ReadonlyArray<{ readonly currency: string; readonly type: SettlementOfTypes['types'][number] }>) {
	return [...groupBy(ofType, ({ currency }) => currency)].map(([currency, ofCurrency]) => ({
		currency,
		rows: ofCurrency.reduce((count, { type }) => count + type.rows, 0),
		amount: toDecimal(ofCurrency.reduce((sum, { type }) => addMinor(sum, fromDecimal(type.amount)), ZERO)),
	}));
}
