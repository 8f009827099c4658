import { closingOf } from '../books/behaviour';
import { classify } from '../books/calendar';
import type { Ledger } from '../books/names';
import { refuse } from '../refusal';
import type { Posting } from './context';

/** The stored words are not documented ("see /ledger_types"): clients read them there. */
export const LEDGER_TYPES = ['LedgerTypeNominal', 'LedgerTypeSales', 'LedgerTypePurchase', 'LedgerTypeCashBook'] as const;

type LedgerType = (typeof LEDGER_TYPES)[number];
const LEDGERS: Readonly<Record<LedgerType, Ledger>> = {
	LedgerTypeNominal: 'Nominal Ledger',
	LedgerTypeSales: 'Sales Ledger',
	LedgerTypePurchase: 'Purchase Ledger',
	LedgerTypeCashBook: 'Cash Book',
};

/** `POST /transaction_date_validation`: says how a date stands; posts nothing. */
export const validateDate: Posting = (parts, body) => {
	if (typeof body.date !== 'string') return refuse("'date' is required.");
	if (!LEDGER_TYPES.some((type) => type === body.ledger_type)) return refuse("'ledger_type' is not one of /ledger_types.");
	return { ...classify(body.date.slice(0, 10), parts.clock.now(), closingOf(parts, LEDGERS[body.ledger_type as LedgerType])) };
};
