import type { IDataObject } from 'n8n-workflow';
import { absoluteMinor, fromDecimal, toDecimal } from '../../../domain/money/money';
import { SAGE_DOCUMENTS } from '../../../domain/books/documents';
import type { PlanStep, StepOf } from '../../../domain/books/plan.types';
import { moneyOf } from '../../transport/losslessJson';
import { listAll, type ListQuery } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { dayOf } from '../door/dates';
import type { Shown } from '../door/postOnce';
import { allOf, anyOf, equals, type Filter } from '../../transport/filter';
import { isText } from '../door/key';
import { totalOf, type StepIds } from './documentBody';
import { canBe, canBeLeg, kindOf } from './entryTypes';
import { vatOf } from './vatShown';

/** Where one ledger's posted documents are read, and what its fields are called. */
interface Ledger {
	readonly path: string;
	readonly type: string;
	readonly amount: string;
	readonly select: readonly string[];
}

/** Fields that the two trade ledgers name alike (sales.json, purchases.json). */
const TRADE = [
	'id',
	'trader_transaction_type',
	'reference',
	'second_reference',
	'transaction_date',
	'document_goods_value',
	'document_tax_value',
	'document_gross_value',
	'document_allocated_value',
	'urn',
];
const LEDGERS = {
	bank: {
		path: '/bank_posted_transactions',
		type: 'bank_transaction_type',
		amount: 'cheque_value',
		select: [
			'id',
			'bank_id',
			'bank_transaction_type',
			'reference',
			'second_reference',
			'transaction_date',
			'cheque_value',
			'last_statement_date',
			'statement_page_number',
			'urn',
		],
	},
	sales: {
		path: '/sales_posted_transactions',
		type: 'trader_transaction_type',
		amount: 'document_gross_value',
		select: ['customer_id', ...TRADE],
	},
	purchase: {
		path: '/purchase_posted_transactions',
		type: 'trader_transaction_type',
		amount: 'document_gross_value',
		select: ['supplier_id', ...TRADE],
	},
} as const satisfies Record<string, Ledger>;

export type LedgerName = keyof typeof LEDGERS;

/** The ledger in which a step is looked for. */
export const ledgerOf = ({ document }: PlanStep): LedgerName => SAGE_DOCUMENTS[document].ledger;
const isBankDocument = (step: PlanStep): boolean => ledgerOf(step) === 'bank';

/** Where the rows of a step stand in Sage: one bank, two banks for a transfer, one customer or one supplier. */
function accountFilter(step: PlanStep, ids: StepIds): Filter {
	const bank = (code: string) => equals('bank_id', ids.banks.idOf(code));
	switch (step.document) {
		case 'sales_receipts':
		case 'sales_payments':
		case 'sales_invoices':
		case 'sales_credit_notes':
			return equals('customer_id', ids.customers.idOf(step.customerReference));
		case 'purchase_invoices':
		case 'purchase_credit_notes':
		case 'purchase_receipts':
		case 'purchase_payments':
			return equals('supplier_id', ids.suppliers.idOf(step.supplierReference));
		case 'bank_transfer':
			return anyOf(bank(step.bankCode), bank(step.bankToCode));
		case 'bank_payment':
		case 'bank_receipt':
			return bank(step.bankCode);
	}
}

/** Ids of the accounts that a step touches, by ledger: receipts and payments of a trade ledger move a bank as well. */
export function accountsOf(step: PlanStep, ids: StepIds): Partial<Record<LedgerName, number[]>> {
	const bankCodes = [step.bankCode, step.bankToCode].filter((code): code is string => code !== undefined && code !== '');
	return {
		bank: bankCodes.map((code) => ids.banks.idOf(code)),
		...(step.customerReference ? { sales: [ids.customers.idOf(step.customerReference)] } : {}),
		...(step.supplierReference ? { purchase: [ids.suppliers.idOf(step.supplierReference)] } : {}),
	};
}

/** All rows of a ledger under a reference, whatever account they stand on. */
export const listUnderReference = async (client: SageClient, ledger: LedgerName, reference: string): Promise<IDataObject[]> =>
	await listAll(client, LEDGERS[ledger].path, {
		filter: equals('reference', reference),
		select: LEDGERS[ledger].select,
		orderBy: 'id asc',
	});

/** Whether a row is what Sage keeps of a document that was taken out. */
export const isDeleted = (ledger: LedgerName, row: IDataObject): boolean => kindOf(row[LEDGERS[ledger].type]) === 'deleted';

/** The rows under a step's look-up key, type aside. */
export async function lookForStep(client: SageClient, step: PlanStep, ids: StepIds): Promise<IDataObject[]> {
	const filter = allOf(accountFilter(step, ids), equals('reference', step.reference), equals('second_reference', step.secondReference));
	return await listRows(client, ledgerOf(step), filter, false);
}

/**
 * The rows of several steps at once, one question per account and reference; the rows serve `shownOf` for each of the steps. With VAT
 * they bring their `tax_analysis_items`.
 */
export async function lookForSteps(
	client: SageClient,
	steps: readonly PlanStep[],
	ids: StepIds,
	withVat = false,
): Promise<Map<PlanStep, IDataObject[]>> {
	const asked = new Map<string, IDataObject[]>();
	const found = new Map<PlanStep, IDataObject[]>();
	for (const step of steps) {
		const filter = allOf(accountFilter(step, ids), equals('reference', step.reference));
		const key = `${ledgerOf(step)}|${filter.text}`;
		if (!asked.has(key)) asked.set(key, await listRows(client, ledgerOf(step), filter, withVat));
		found.set(step, asked.get(key) as IDataObject[]);
	}
	return found;
}

async function listRows(client: SageClient, ledger: LedgerName, filter: Filter, withVat: boolean): Promise<IDataObject[]> {
	const { path, select } = LEDGERS[ledger];
	// The cash book's rows carry no net and tax of their own: their tax analysis comes with them always.
	// How `$select` names the fields of an expanded list is not documented, so all fields come with it.
	const query: ListQuery = {
		filter,
		...(withVat || ledger === 'bank' ? { expand: ['tax_analysis_items'] } : { select }),
		orderBy: 'id asc',
	};
	return await listAll(client, path, query);
}

/** The rows that carry both references of a step and can be of its type. */
export function rowsOfStep(step: PlanStep, rows: readonly IDataObject[]): IDataObject[] {
	const ofKey = rows.filter((row) => isText(row.reference, step.reference) && isText(row.second_reference, step.secondReference));
	const { document } = step;
	return document === 'bank_transfer' ? ofKey : ofKey.filter((row) => canBe(document, row[LEDGERS[ledgerOf(step)].type]));
}

/** The documents among the rows that carry both references and can be of the step's type; each leg of a transfer counts once. */
export function shownOf(step: PlanStep, rows: readonly IDataObject[], ids: StepIds): Shown[] {
	const ofStep = rowsOfStep(step, rows);
	if (step.document === 'bank_transfer') return transfersOf(step, ofStep, ids);
	return ofStep.map((row) => ({ ...namesOf([row]), differences: differencesOf(step, row) }));
}

function transfersOf(step: StepOf<'bank_transfer'>, rows: readonly IDataObject[], ids: StepIds): Shown[] {
	const leg = (side: 'from' | 'to', bankCode: string) =>
		rows.filter((row) => Number(row.bank_id) === ids.banks.idOf(bankCode) && canBeLeg(side, row.bank_transaction_type));
	const from = leg('from', step.bankCode);
	const to = leg('to', step.bankToCode);
	return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => {
		const missing = [from[index] ? '' : `no leg in ${step.bankCode}`, to[index] ? '' : `no leg in ${step.bankToCode}`].filter(Boolean);
		const legs = [from[index], to[index]].filter((row): row is IDataObject => row !== undefined);
		return { ...namesOf(legs), differences: [...missing, ...new Set(legs.flatMap((row) => differencesOf(step, row)))] };
	});
}

function namesOf(rows: readonly IDataObject[]): Pick<Shown, 'label' | 'urns'> {
	const urns = [...new Set(rows.map((row) => String(row.urn)))];
	return { label: `URN ${urns.join(' and ')}`, urns };
}

/**
 * Amounts are compared without sign: whether Sage shows payments and credit notes as negative is not documented. VAT is compared
 * by code and direction where Sage shows it.
 */
function differencesOf(step: PlanStep, row: IDataObject): string[] {
	const { amount } = LEDGERS[ledgerOf(step)];
	const hasVat = !isBankDocument(step) && step.lines.length > 0;
	return [
		difference('amount', row[amount], step.amount),
		...(hasVat
			? [
					difference('net', row.document_goods_value, totalOf(step.lines, 'net')),
					difference('tax', row.document_tax_value, totalOf(step.lines, 'tax')),
				]
			: []),
		dayOf(row.transaction_date) === step.date ? '' : `date ${dayOf(row.transaction_date)} instead of ${step.date}`,
		...vatOf(step, row).differences,
	].filter((text) => text !== '');
}

function difference(what: string, seen: unknown, wanted: string): string {
	const amount = moneyOf(seen);
	if (amount === undefined) return `Sage shows no ${what}`;
	return absoluteMinor(amount) === absoluteMinor(fromDecimal(wanted))
		? ''
		: `${what} ${toDecimal(absoluteMinor(amount))} instead of ${wanted}`;
}
