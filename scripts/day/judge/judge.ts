import { LEASES } from '../../../workflows/source/tables';
import type { Evidence, Finding } from './facts';
import { judgeLateOrders } from './lateOrders';
import { judgeOrders } from './orders';
import { judgeOversold } from './oversold';
import { judgeParcels } from './parcels';

/** Whether a flow tells Amazon of despatches; while none does, nobody can ask that it was told. */
const TELLS_OF_PARCELS = (LEASES as readonly string[]).includes('dispatch');

const RULES: ReadonlyArray<(evidence: Evidence) => Finding[]> = [
	judgeOrders,
	judgeLateOrders,
	judgeOversold,
	...(TELLS_OF_PARCELS ? [judgeParcels] : []),
];

/** Everything that does not hold, by looking at both systems from outside. */
export const judgeDay = (evidence: Evidence): Finding[] => RULES.flatMap((rule) => rule(evidence));
