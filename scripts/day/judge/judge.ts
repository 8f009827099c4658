import type { Evidence, Finding } from './facts';
import { judgeLateOrders } from './lateOrders';
import { judgeOrders } from './orders';

const RULES: ReadonlyArray<(evidence: Evidence) => Finding[]> = [judgeOrders, judgeLateOrders];

/** Everything that does not hold, by looking at both systems from outside. */
export const judgeDay = (evidence: Evidence): Finding[] => RULES.flatMap((rule) => rule(evidence));
