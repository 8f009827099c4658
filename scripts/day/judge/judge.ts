import type { Evidence, Finding } from './facts';
import { judgeLateOrders } from './lateOrders';
import { judgeOrders } from './orders';
import { judgeOversold } from './oversold';
import { judgeParcels } from './parcels';

const RULES: ReadonlyArray<(evidence: Evidence) => Finding[]> = [judgeOrders, judgeLateOrders, judgeOversold, judgeParcels];

/** Everything that does not hold, by looking at both systems from outside. */
export const judgeDay = (evidence: Evidence): Finding[] => RULES.flatMap((rule) => rule(evidence));
