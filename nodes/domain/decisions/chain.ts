import { groupBy } from '../lists/groupBy';
import { recordKey, sealOf, type Decision } from './decision';

/** What is wrong with a row of *Decision log*. */
export interface ChainFault extends Pick<Decision, 'recordType' | 'recordId' | 'decisionId'> {
	/** `seal`: a cell was changed, or the row was not written by us with this key. `gap`: the row before it is not there. `copy`: it stands there twice. */
	readonly fault: 'seal' | 'gap' | 'copy';
	readonly message: string;
}

/** A row that none comes after. A record whose rows were decided at the same moment has more than one. */
export type Head = Pick<Decision, 'recordType' | 'recordId' | 'number' | 'decisionId'>;

export interface CheckedChains {
	readonly faults: readonly ChainFault[];
	readonly heads: readonly Head[];
}

/**
 * Checks the seal of every row, and that each one's predecessor is there. What it cannot see is that the last rows of a record are gone: that takes
 * heads that were kept elsewhere (`missingHeads`).
 */
export function checkChains(decisions: readonly Decision[], key: string): CheckedChains {
	const records = [...groupBy(decisions, recordKey).values()];
	const faults = records.flatMap((rows) => faultsOf(rows, key));
	return { faults, heads: records.flatMap(headsOf) };
}

function faultsOf(rows: readonly Decision[], key: string): ChainFault[] {
	const byId = new Map(rows.map((row) => [row.decisionId, row]));
	return rows.flatMap((row, index) => {
		const found =
			faultOf(row, byId.get(row.previous), key) ?? (rows.indexOf(byId.get(row.decisionId) ?? row) === index ? undefined : 'copy');
		return found ? [{ ...pick(row), fault: found, message: `${nameOf(row)}: ${WORDS[found]}` }] : [];
	});
}

function faultOf(row: Decision, before: Decision | undefined, key: string): 'seal' | 'gap' | undefined {
	if (sealOf(row, key) !== row.decisionId) return 'seal';
	if (row.number === '1' && row.previous === '') return undefined;
	return before && Number(before.number) + 1 === Number(row.number) ? undefined : 'gap';
}

const WORDS = {
	seal: 'its seal does not fit. A cell was changed, the row was not written by the forms, or the key is another one.',
	gap: 'the decision before it is not in the table.',
	copy: 'the row stands in the table more than once.',
} as const;

const nameOf = ({ number, recordType, recordId, person, decidedAt }: Decision): string =>
	`Decision ${number || '?'} on ${recordType} ${recordId} (${person}, ${decidedAt})`;

const pick = ({ recordType, recordId, decisionId }: Decision) => ({ recordType, recordId, decisionId });

function headsOf(rows: readonly Decision[]): Head[] {
	const followed = new Set(rows.map(({ previous }) => previous));
	return rows
		.filter(({ decisionId }) => !followed.has(decisionId))
		.map(({ recordType, recordId, number, decisionId }) => ({ recordType, recordId, number, decisionId }));
}

/** Heads that were kept elsewhere and stand in the table no more, not even with others behind them: rows were deleted. */
export function missingHeads(kept: readonly Head[], decisions: readonly Decision[]): Head[] {
	const there = new Set(decisions.map((row) => `${recordKey(row)}|${row.number}|${row.decisionId}`));
	return kept.filter((head) => !there.has(`${recordKey(head)}|${head.number}|${head.decisionId}`));
}

/** The row behind which the next decision on a record is put: the one with the highest number; of two, by id. */
export function lastOf(rows: readonly Decision[]): Decision | undefined {
	const byAge = [...rows].sort((one, other) => Number(one.number) - Number(other.number) || (one.decisionId < other.decisionId ? -1 : 1));
	return byAge.at(-1);
}
