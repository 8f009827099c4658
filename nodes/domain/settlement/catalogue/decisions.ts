/** Who can decide what a row type is. */
type Decider = 'finance' | 'the VAT adviser';

/** Why a row type waits for a person, who that is, and what may be chosen. */
export interface Decision {
	/** Completes "Row type … ". */
	readonly why: string;
	readonly who: Decider;
	/** What the row of the nominal map may say, each with its consequence. */
	readonly options: readonly string[];
}

const REIMBURSED = 'nature reimbursement with a nominal code: money from Amazon, outside the scope of VAT';
const AS_FEE = 'nature fee with a nominal code and vat: a cost, credits of it net into it';
const AS_BALANCE = 'nature balance with a nominal code of the balance sheet: no income, no cost, no VAT';
const AS_INVOICE =
	'nature balance with the nominal code of a suspense account, which a sales invoice that you enter clears: the VAT of the sale is due again';

/**
 * Row types that were seen in real files and whose meaning for the books is not certain: none of them is forced into something. The client's nominal
 * map decides. What is known of them is in public lists of row types and in Amazon's words; the VAT of recoveries, commingling and import charges is a matter of advice.
 */
export const DECISIONS = {
	adjustment: {
		why: 'is an adjustment that does not say what it adjusts; Seller Central shows it',
		who: 'finance',
		options: [AS_FEE, REIMBURSED, AS_BALANCE],
	},
	unclearFee: {
		why: 'is a charge that does not say what for; Amazon has its invoice',
		who: 'finance',
		options: [AS_FEE],
	},
	guaranteeRecovery: {
		why: 'is money of an A-to-z claim, a chargeback or a refund that comes back, or is taken again',
		who: 'the VAT adviser',
		options: [`${REIMBURSED} (Amazon pays it itself)`, `${AS_INVOICE} (it takes back a refund that reduced a sale)`],
	},
	goodwillConcession: {
		why: 'is a concession that Amazon pays; it names no charge',
		who: 'the VAT adviser',
		options: [REIMBURSED, AS_BALANCE],
	},
	promotionAdjustment: {
		why: 'is an adjustment of a promotion, with no order whose sale it changes',
		who: 'finance',
		options: [AS_FEE, REIMBURSED],
	},
	badDebt: {
		why: 'is a debt that Amazon writes off or recovers',
		who: 'finance',
		options: [AS_BALANCE, REIMBURSED],
	},
	loan: {
		why: 'belongs to a loan; how much of it is interest stands in the statement of the lender only',
		who: 'finance',
		options: [`${AS_BALANCE} (the loan; move the interest by the lender's statement, it is exempt from VAT)`],
	},
	failedDisbursement: {
		why: 'looks like a payout that came back; compare the bank',
		who: 'finance',
		options: ['nature failedPayout: a transfer from the current account back to clearing', AS_BALANCE],
	},
	comminglingVat: {
		why: 'is VAT on stock that Amazon swapped between sellers; whose VAT it is does not stand in the file',
		who: 'the VAT adviser',
		options: [AS_BALANCE, AS_FEE],
	},
	importDuties: {
		why: 'is import duty and import VAT that was paid for you; the VAT may be reclaimed with the import document only',
		who: 'the VAT adviser',
		options: [`${AS_BALANCE} (until the import documents are entered)`, `${AS_FEE} outsideScope (duty as a cost)`],
	},
	rewards: {
		why: 'is a reward that Amazon pays; it was not seen in the United Kingdom so far',
		who: 'finance',
		options: [REIMBURSED],
	},
	withheldFromLiquidation: {
		why: 'is tax that Amazon withholds of a liquidation; it is not known in the United Kingdom',
		who: 'the VAT adviser',
		options: [AS_BALANCE],
	},
	notInTheUk: {
		why: 'is not known in settlements of the United Kingdom',
		who: 'the VAT adviser',
		options: [AS_BALANCE, AS_FEE, REIMBURSED],
	},
} as const satisfies Readonly<Record<string, Decision>>;

export type DecisionName = keyof typeof DECISIONS;
