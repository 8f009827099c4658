import type { SalesOrderDraft } from '../../nodes/domain/order/order.types';
import { differences, movementsOfPlan } from '../../nodes/domain/books/bookkeeping';
import { SAGE_DOCUMENTS } from '../../nodes/domain/books/documents';
import type { PlanStep, PostingPlan } from '../../nodes/domain/books/plan.types';
import type { Sandbox } from '../../sandbox/core/sandbox';
import { nominalBalances, type BankEntry, type NominalEntry, type TraderEntry } from '../../sandbox/sage/books/ledger';
import type { BankRecord } from '../../sandbox/sage/books/masters';
import { COLLECTION } from '../../sandbox/sage/books/names';
import { SALES } from '../../sandbox/sage/books/traders';
import type { OrderRecord } from '../../sandbox/sage/postings/salesOrder';
import type { DeskException } from './desk';

/** What became of the records of one run, or of many. */
export interface Verdict {
	/** Documents in Sage beyond the one that was wanted. */
	duplicates: number;
	/** Documents that were wanted, are not in Sage, and nobody was told. */
	lost: number;
	/** Ledgers that do not balance, or clearing that is not what the plan says although nothing is open. */
	unbalanced: number;
	/** Duplicates that no exception names, and exceptions that nothing stands behind. */
	unexplained: number;
}

export interface Facts {
	readonly plan: PostingPlan;
	readonly orders: readonly SalesOrderDraft[];
	readonly open: ReadonlyMap<string, DeskException>;
	/** With the lease nothing may stay open at all. */
	readonly hasLease: boolean;
}

/** Looks into Sage's own books, not through its API: what an auditor would see at the end. */
export function judgeRun(sandbox: Sandbox, { plan, orders, open, hasLease }: Facts): Verdict {
	const documents = [
		...plan.steps.map((step) => ({ recordId: step.reference, found: documentsOf(sandbox, step) })),
		...orders.map(({ customerDocumentNo }) => ({ recordId: customerDocumentNo, found: ordersOf(sandbox, customerDocumentNo) })),
	];
	const verdict: Verdict = { duplicates: 0, lost: 0, unbalanced: isUnbalanced(sandbox) ? 1 : 0, unexplained: 0 };
	for (const { recordId, found } of documents) {
		const exception = open.get(recordId);
		verdict.duplicates += Math.max(0, found.length - 1);
		if (found.length > 1 && !names(exception, found)) verdict.unexplained++;
		if (found.length === 0 && (hasLease || !exception)) verdict.lost++;
	}
	for (const recordId of open.keys()) {
		const own = documents.filter((document) => document.recordId === recordId);
		if (hasLease || own.every(({ found }) => found.length === 1)) verdict.unexplained++;
	}
	const isWhole = documents.every(({ found }) => found.length === 1);
	if (isWhole && !movesAsPlanned(sandbox, plan)) verdict.unbalanced++;
	return verdict;
}

/** A duplicate is explained by an exception of its kind that names every one of the documents. */
const names = (exception: DeskException | undefined, found: readonly string[]): boolean =>
	exception?.kind === 'postedTwice' && found.every((name) => exception.urns.includes(name));

function ordersOf({ store }: Sandbox, orderId: string): string[] {
	return store
		.all<OrderRecord>(COLLECTION.order)
		.filter(({ row }) => row.customer_document_no === orderId)
		.map(({ row }) => String(row.document_no));
}

/** URNs of the documents under a step's references; a transfer is one document with two legs. */
function documentsOf({ store }: Sandbox, step: PlanStep): string[] {
	const isOfStep = (entry: { reference: string; secondReference: string }) =>
		entry.reference === step.reference && entry.secondReference === step.secondReference;
	const entries =
		SAGE_DOCUMENTS[step.document].ledger === 'bank'
			? store.all<BankEntry>(COLLECTION.bankEntry)
			: store.all<TraderEntry>(COLLECTION.customerEntry);
	return [
		...new Set(
			(entries as Array<{ urn: number; reference: string; secondReference: string }>).filter(isOfStep).map(({ urn }) => String(urn)),
		),
	];
}

/** The nominal ledger as a whole and each transaction in it. */
function isUnbalanced({ store }: Sandbox): boolean {
	const byUrn = new Map<number, number>();
	for (const { urn, debit, credit } of store.all<NominalEntry>(COLLECTION.nominalEntry))
		byUrn.set(urn, (byUrn.get(urn) ?? 0) + debit - credit);
	const total = [...nominalBalances({ store }).values()].reduce((sum, balance) => sum + balance, 0);
	return total !== 0 || [...byUrn.values()].some((sum) => sum !== 0);
}

/** Banks and customers moved by what the plan says, to the penny. */
function movesAsPlanned({ store }: Sandbox, plan: PostingPlan): boolean {
	const moved = new Map<string, number>();
	const add = (account: string, amount: number) => moved.set(account, (moved.get(account) ?? 0) + amount);
	const bankCodes = new Map(store.all<BankRecord>(COLLECTION.bank).map(({ id, code }) => [id, code]));
	for (const entry of store.all<BankEntry>(COLLECTION.bankEntry))
		if (entry.reference !== 'OPENING') add(`bank:${bankCodes.get(entry.bankId)}`, entry.kind === 'Receipt' ? entry.value : -entry.value);
	const references = new Map(store.all(COLLECTION.customer).map(({ id, reference }) => [id, String(reference)]));
	for (const entry of store.all<TraderEntry>(COLLECTION.customerEntry))
		add(`customer:${references.get(entry.traderId)}`, SALES.sides[entry.kind] * (entry.goods + entry.tax));
	const isLedger = ([account]: readonly [string, number]) => /^(?:bank|customer):/.test(account);
	const planned = new Map([...movementsOfPlan(plan.steps)].filter(isLedger));
	return differences(planned, moved as typeof planned).length === 0;
}
