import type { IDataObject } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import { undoReference } from '../../../domain/reference/reference';
import type { PlanStep, PlanSubject } from '../../../domain/books/plan.types';
import type { SageClient } from '../../transport/request';
import { type Posting, refused } from '../door/refusal';
import type { PostingContext } from '../door/context';
import type { StepIds } from './documentBody';
import { resolveIds, type Preparation } from './postSteps';
import { type LedgerName, accountsOf, isDeleted, ledgerOf, listUnderReference, rowsOfStep } from './shownDocuments';
import { subjectName } from './subject';

/** A row under the reference of a plan's subject that no step of the plan accounts for. */
export interface Stranger {
	readonly urn: string;
	/** `bank row FEES-2610-0 (URN 4711)`. */
	readonly label: string;
	/** The undo of a step of the plan: the plan was taken back. */
	readonly isUndo: boolean;
}

interface Row {
	readonly ledger: LedgerName;
	readonly second: string;
	readonly row: IDataObject;
}

/**
 * What stands in Sage under the references of the steps, on whatever account, and belongs to none of them. The look-up key of a
 * step holds its bank or customer, so a plan that was made anew with another bank, customer or split would not find what the old
 * one posted, and post it again. Earlier revisions do not count when their undo stands there. Throws when Sage cannot be read.
 */
async function strangersTo(
	{ client }: Pick<PostingContext, 'client'>,
	steps: readonly PlanStep[],
	ids: StepIds,
	isOurs: (secondReference: string) => boolean = () => true,
): Promise<Stranger[]> {
	const rows = await rowsUnder(client, steps);
	const present = new Set(rows.map(({ second }) => second));
	const undos = new Set(steps.flatMap(({ secondReference }) => undoReference(secondReference) ?? []));
	const isSettled = (row: Row) =>
		!undos.has(row.second) &&
		(row.second.startsWith('U-') || UNDO_OF_ORDER.test(row.second) || present.has(undoReference(row.second) ?? ''));
	return rows
		.filter((row) => isOurs(row.second) && !isAccountedFor(row, steps, ids, rows) && !isSettled(row))
		.map((row) => strangerOf(row, undos.has(row.second)));
}

/** Rows of all ledgers under the references of the steps: the undo of a bank payment stands in the purchase ledger. */
async function rowsUnder(client: SageClient, steps: readonly PlanStep[]): Promise<Row[]> {
	const own = new Set<LedgerName>(['bank', ...steps.map(ledgerOf)]);
	const rows: Row[] = [];
	for (const reference of new Set(steps.map((step) => step.reference))) {
		for (const ledger of ['bank', 'sales', 'purchase'] as const) {
			const listed = await listIn(client, ledger, reference, own.has(ledger));
			rows.push(...listed.filter((row) => !isDeleted(ledger, row)).map((row) => ({ ledger, second: plain(row.second_reference), row })));
		}
	}
	return rows;
}

/** A ledger that the steps do not touch may be closed to the user (403): then this user has not undone anything there either. */
async function listIn(client: SageClient, ledger: LedgerName, reference: string, isNeeded: boolean): Promise<IDataObject[]> {
	try {
		return await listUnderReference(client, ledger, reference);
	} catch (error) {
		if (isNeeded || String((error as { httpCode?: unknown }).httpCode) !== '403') throw error as Error;
		return [];
	}
}

const UNDO_OF_ORDER = /^\d{17}U[0-9A-Z]\d$/;
/** Our references are in capitals. */
const plain = (reference: unknown): string =>
	String(reference ?? '')
		.trimEnd()
		.toUpperCase();

/**
 * Whether a step explains the row. The cash book also shows the money side of receipts and payments of the other ledgers: each such
 * row needs a document of a step there, and where Sage leaves out its second reference any of them will do.
 */
function isAccountedFor({ ledger, second, row }: Row, steps: readonly PlanStep[], ids: StepIds, rows: readonly Row[]): boolean {
	const touches = (step: PlanStep, of: LedgerName, its: IDataObject) => accountsOf(step, ids)[of]?.includes(accountOf(of, its)) === true;
	const here = steps.filter((step) => touches(step, ledger, row));
	const ofKey = here.filter((step) => plain(step.secondReference) === second);
	if (ofKey.some((step) => ledgerOf(step) === ledger)) return true;
	const ownRows = (step: PlanStep) =>
		rows.filter((each) => each.ledger === ledgerOf(step) && touches(step, each.ledger, each.row)).map((each) => each.row);
	const isShown = (step: PlanStep) => rowsOfStep(step, ownRows(step)).length > 0;
	return (second === '' ? here.filter((step) => ledgerOf(step) !== ledger) : ofKey).some(isShown);
}

const accountOf = (ledger: LedgerName, row: IDataObject): number =>
	Number({ bank: row.bank_id, sales: row.customer_id, purchase: row.supplier_id }[ledger]);

const strangerOf = ({ ledger, second, row }: Row, isUndo: boolean): Stranger => ({
	urn: String(row.urn),
	label: `${{ bank: 'cash book', sales: 'sales ledger', purchase: 'purchase ledger' }[ledger]} ${second || 'without second reference'} (URN ${String(row.urn)})`,
	isUndo,
});

/** Which second references under the reference of a subject are about it: of a refund only those of its order, the rest is the settlement's. */
const concerns =
	({ kind, orderId = '' }: PlanSubject) =>
	(secondReference: string): boolean =>
		kind !== 'refund' || secondReference.startsWith(orderId.replaceAll('-', ''));

type Complaint = Posting<never> | undefined;
type Prepared = Pick<Preparation, 'prepared' | 'ids'>;

const isComplete = ({ prepared }: Prepared): boolean => prepared.every(({ shown }) => shown.length > 0);
const labelsOf = (strangers: readonly Stranger[]): string => strangers.map(({ label }) => label).join(', ');

function complaint(kind: ExceptionKindName, message: string, remedy: string, strangers: readonly Stranger[]): Complaint {
	return refused(kind, message, remedy, [...new Set(strangers.map(({ urn }) => urn))]);
}

/**
 * Refuses a plan of which something was undone: what was undone is neither posted nor free, whatever else of the plan stands. And one of which something is still to be
 * posted, when Sage has documents that it does not know.
 */
export async function complaintAboutPosting(context: PostingContext, subject: PlanSubject, preparation: Prepared): Promise<Complaint> {
	const steps = preparation.prepared.map(({ step }) => step);
	const all = await strangersTo(context, steps, preparation.ids, concerns(subject));
	const undos = all.filter(({ isUndo }) => isUndo);
	const name = subjectName(subject);
	if (undos.length > 0)
		return complaint(
			'undone',
			`${name} was undone in Sage 200: ${labelsOf(undos)}`,
			'After an undo nothing is posted again by itself. Post the plan with raised revisions that the undo gave out.',
			undos,
		);
	if (isComplete(preparation)) return undefined;
	const taken = subject.kind === 'refund' ? await paymentTakenBack(context, steps) : undefined;
	if (taken)
		return complaint(
			'undone',
			`${name}: its settlement was undone in Sage 200, the payment of its refunds too: ${labelsOf([taken])}`,
			'After an undo nothing is posted again by itself. Once the settlement is posted anew the credit note follows; else set its row of Waiting credits to closed.',
			[taken],
		);
	if (all.length === 0) return undefined;
	const remedy =
		'Either the plan was made anew in another way after a part of it was posted, or somebody posted by hand. Post the plan as it was, or undo those documents first.';
	return complaint('postedDiffers', `${name} has documents in Sage 200 that the plan does not have: ${labelsOf(all)}`, remedy, all);
}

const UNDONE_REFUNDS = /^U-(REFUNDS-\d{4}[A-Z]?-\d)$/;
const REFUNDS = /^REFUNDS-\d{4}[A-Z]?-\d$/;

/** The undo of the payment of refunds under the reference of the steps, unless a payment stands there that is not undone. */
async function paymentTakenBack({ client }: Pick<PostingContext, 'client'>, steps: readonly PlanStep[]): Promise<Stranger | undefined> {
	const rows = await rowsUnder(client, steps);
	const undone = new Set(rows.flatMap(({ second }) => UNDONE_REFUNDS.exec(second)?.[1] ?? []));
	if (rows.some(({ second }) => REFUNDS.test(second) && !undone.has(second))) return undefined;
	const row = rows.find(({ second }) => UNDONE_REFUNDS.test(second));
	return row && strangerOf(row, true);
}

/** Second references of steps whose undo stands in Sage, in part at least. Throws when Sage cannot be read. */
export async function undoneAmong({ client }: Pick<PostingContext, 'client'>, steps: readonly PlanStep[]): Promise<ReadonlySet<string>> {
	const present = new Set((await rowsUnder(client, steps)).map(({ second }) => second));
	const isUndone = ({ secondReference }: PlanStep) => present.has(undoReference(secondReference) ?? '');
	return new Set(steps.filter(isUndone).map(({ secondReference }) => secondReference));
}

/** Refuses an undo of which something is still to be posted, when Sage has an undo of these steps on other accounts or in another way. */
export async function complaintAboutUndo(
	context: PostingContext,
	subject: PlanSubject,
	undone: readonly PlanStep[],
	preparation: Prepared,
): Promise<Complaint> {
	if (isComplete(preparation)) return undefined;
	const undo = preparation.prepared.map(({ step }) => step);
	const ids = await resolveIds(context, [...undone, ...undo]);
	if (!ids.ok) return ids;
	const others = (await strangersTo(context, [...undo, ...undone], ids.value)).filter(({ isUndo }) => isUndo);
	if (others.length === 0) return undefined;
	return complaint(
		'undoRefused',
		`${subjectName(subject)} is undone in another way already: ${labelsOf(others)}`,
		'Run the undo with the supplier, customer and tax codes of the first time.',
		others,
	);
}
