import type { BridgeSettings } from '../../settings/settings.types';
import type { NominalMapRow } from '../catalogue/classify';
import { typeName } from '../catalogue/rowType';
import { standingOf, type SettlementOfTypes, type TypesStanding } from './typeTotals';

/** A settlement whose map may change: still open, or posted already. */
export interface StandingSettlement extends SettlementOfTypes {
	readonly status: 'open' | 'posted';
}

/** A row type of a posted settlement that the new map would have booked in another way. */
export interface ChangedType {
	readonly type: string;
	readonly marketplace: string;
	readonly amount: string;
	readonly currency: string;
	/** How it was booked and how it would have been: `fee on 6200, standard`. */
	readonly before: string;
	readonly after: string;
}

export interface MapEffects {
	/** Open settlements that no row type holds any more. */
	readonly releases: readonly string[];
	/** Open settlements that a row type holds only with the new map. */
	readonly holds: readonly string[];
	/** Posted settlements that would look different. Nothing of them is changed. */
	readonly posted: ReadonlyArray<{ readonly settlementId: string; readonly changes: readonly ChangedType[] }>;
}

/** What a change of the nominal map does, before it is made: read only, by the totals of row types. */
export function mapChangeEffects(
	before: readonly NominalMapRow[],
	after: readonly NominalMapRow[],
	settlements: readonly StandingSettlement[],
	settings: BridgeSettings,
): MapEffects {
	const judged = settlements.map((settlement) => ({
		settlement,
		was: standingOf(settlement, before, settings),
		becomes: standingOf(settlement, after, settings),
	}));
	const open = judged.filter(({ settlement }) => settlement.status === 'open');
	const isHeld = ({ held }: TypesStanding): boolean => held.length > 0;
	const ids = (some: typeof open) => some.map(({ settlement }) => settlement.settlementId);
	return {
		releases: ids(open.filter(({ was, becomes }) => isHeld(was) && !isHeld(becomes))),
		holds: ids(open.filter(({ was, becomes }) => !isHeld(was) && isHeld(becomes))),
		posted: judged
			.filter(({ settlement }) => settlement.status === 'posted')
			.map(({ settlement, was, becomes }) => ({ settlementId: settlement.settlementId, changes: changesOf(settlement, was, becomes) }))
			.filter(({ changes }) => changes.length > 0),
	};
}

function changesOf({ types, currency }: SettlementOfTypes, was: TypesStanding, becomes: TypesStanding): ChangedType[] {
	const [before, after] = [bookedByLine(was), bookedByLine(becomes)];
	return types.flatMap((type, index): ChangedType[] => {
		const [old, now] = [before.get(index + 1) ?? 'held', after.get(index + 1) ?? 'held'];
		if (old === now) return [];
		return [{ type: typeName(type), marketplace: type.marketplaceName ?? '', amount: type.amount, currency, before: old, after: now }];
	});
}

/** How each total (by its line) is booked; what is held has no entry. */
function bookedByLine({ rows, fees, held }: TypesStanding): Map<number, string> {
	const heldLines = new Set(held.flatMap(({ lines }) => [...lines]));
	const treatments = new Map(fees.flatMap(({ group, treatment }) => [...group.lines].map((line) => [line, treatment] as const)));
	return new Map(
		rows
			.filter(({ row }) => !heldLines.has(row.line))
			.map(({ row, is }) => {
				const account = [is.nominalCode, is.costCentre, is.department].filter(Boolean).join('/');
				return [row.line, `${is.nature} on ${account}, ${treatments.get(row.line) ?? is.vat}`] as const;
			}),
	);
}
