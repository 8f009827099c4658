import { negateMinor, toDecimal } from '../../money/money';
import { readBoard } from '../../settlement/desk/board';
import { csv } from '../csv';
import { download, type Answer } from '../layout';
import { DOCUMENT_WORDS } from '../../books/documentWords';
import { journalRows } from './journal';
import { reviewedOf, settlementReview } from './review';
import type { ReviewInput } from './review.types';

const HEADINGS = [
	'Settlement',
	'Date',
	'Document',
	'Second reference',
	'URN',
	'Ledger',
	'Account',
	'Name',
	'Cost centre',
	'Department',
	'Tax code',
	'Debit',
	'Credit',
	'Currency',
	'Narrative',
];

/** The journal as a file: a row for each debit and credit of each document. A settlement without a plan has none, and its page says so. */
export function journalCsv(input: ReviewInput): Answer {
	const row = readBoard(input.board).find(({ settlementId }) => settlementId === input.query.id);
	const reviewed = row && reviewedOf(row, input);
	if (!row || !reviewed) return settlementReview(input);
	const { plan, names, documents } = reviewed;
	const cells = journalRows(plan.steps).map(({ step, kind, account, costCentre, department, taxCode, amount, narrative }) => [
		row.settlementId,
		step.date,
		DOCUMENT_WORDS[step.document],
		step.secondReference,
		documents.find(({ secondReference, document }) => secondReference === step.secondReference && document === step.document)?.urn ?? '',
		kind,
		account,
		names.of(account).slice(account.length).trim(),
		costCentre,
		department,
		taxCode === undefined ? '' : String(taxCode),
		amount > 0 ? toDecimal(amount) : '',
		amount < 0 ? toDecimal(negateMinor(amount)) : '',
		row.currency,
		narrative,
	]);
	return download(`journal-${row.settlementId}.csv`, csv(HEADINGS, cells), 'text/csv');
}
