import { behaviourOf } from '../books/behaviour';
import { classify } from '../books/calendar';
import { refuse } from '../refusal';
import type { Posting } from './context';

/** The stored words are not documented ("see /ledger_types"): clients read them there. */
export const LEDGER_TYPES = ['LedgerTypeNominal', 'LedgerTypeSales', 'LedgerTypePurchase', 'LedgerTypeCashBook'] as const;

/** `POST /transaction_date_validation`: says how a date stands; posts nothing. */
export const validateDate: Posting = (parts, body) => {
	if (typeof body.date !== 'string') return refuse("'date' is required.");
	if (!LEDGER_TYPES.some((type) => type === body.ledger_type)) return refuse("'ledger_type' is not one of /ledger_types.");
	return { ...classify(body.date.slice(0, 10), parts.clock.now(), behaviourOf(parts).closedPeriods) };
};
