import { ACCOUNT_FEES } from './accountFees';
import { BALANCES, BY_HAND, REIMBURSEMENTS } from './balances';
import type { Entries } from './entry';
import { CORRECTIONS, SINGLE_FEES, SPLIT_FEES } from './fees';
import { LIQUIDATIONS, ORDER, REFUNDS, RETROCHARGES } from './orders';

/** The month in which the catalogue was last brought up to date; plans and unknown row types name it. */
export const CATALOGUE_VERSION = '2026-11';

/**
 * Known row types of Amazon's settlements and what each is to the books. Amazon publishes no list: these were collected from
 * public material on real settlements of 2025 and 2026. The key is the triple of the three type columns. What is not in here
 * and not in the client's map holds the settlement.
 */
export const CATALOGUE: Entries = [
	...ORDER,
	...REFUNDS,
	...RETROCHARGES,
	...LIQUIDATIONS,
	...SPLIT_FEES,
	...SINGLE_FEES,
	...ACCOUNT_FEES,
	...CORRECTIONS,
	...REIMBURSEMENTS,
	...BALANCES,
	...BY_HAND,
];
