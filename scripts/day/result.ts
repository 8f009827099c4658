import ids from '../../workflows/package/ids.json';
import { nameOf } from '../chaos/faults';
import { isOpen, ordersInSage, ordersOfAmazon, type Finding } from './judge/facts';
import type { DayRun } from './run';

const counted = (names: readonly string[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
};

const packagesOf = (evidence: DayRun['evidence']): number =>
	ordersOfAmazon(evidence).reduce((sum, { packages = [] }) => sum + packages.length, 0);

/** The day in figures, for `npm run day`. */
export function resultOf({ evidence, buyers, warehouse, desk, wires, killed, searches, engine }: DayRun, findings: readonly Finding[]) {
	const exceptions = evidence.tables.of(ids.dataTables.exceptions.id).find();
	const statuses = counted(ordersOfAmazon(evidence).map(({ fulfillment }) => fulfillment.fulfillmentStatus));
	const flows = engine.allTemplates().filter(({ nodes }) => nodes.some(({ type }) => type === 'n8n-nodes-base.scheduleTrigger'));
	return {
		orders: {
			placed: buyers.placed,
			turnedAway: buyers.turnedAway,
			...statuses,
			inSage: [...ordersInSage(evidence).values()].flat().length,
		},
		despatched: { notes: warehouse.notes, confirmed: packagesOf(evidence), short: warehouse.short },
		offers: evidence.moments.offers.length,
		exceptions: { open: counted(exceptions.filter(isOpen).map(({ kind }) => String(kind))), mended: desk.mended },
		runs: Object.fromEntries(flows.map(({ id, name }) => [name, engine.runs.get(id) ?? 0])),
		killed,
		searches,
		faults: counted(wires.flatMap(({ faults }) => faults.map(({ fault }) => nameOf(fault)))),
		findings: counted(findings.map(({ rule }) => rule)),
	};
}
