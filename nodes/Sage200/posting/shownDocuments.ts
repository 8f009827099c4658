import type { IDataObject } from 'n8n-workflow';
import { fromDecimal, toDecimal, type Minor } from '../../domain/money/money';
import type { PlanStep } from '../../domain/settlement/plan.types';
import { moneyOf } from '../transport/losslessJson';
import { allOf, equals } from '../transport/odata';
import { listAll, type ListQuery } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { dayOf } from './dates';
import { totalOf, type StepIds } from './documentBody';
import { canBe, canBeLeg } from './entryTypes';
import type { Shown } from './postOnce';

const BANK_ROWS = { path: '/bank_posted_transactions', type: 'bank_transaction_type', amount: 'cheque_value', select: ['id', 'bank_id', 'bank_transaction_type', 'reference', 'second_reference', 'transaction_date', 'cheque_value', 'urn'] };
const SALES_ROWS = {
	path: '/sales_posted_transactions',
	type: 'trader_transaction_type',
	amount: 'document_gross_value',
	select: ['id', 'customer_id', 'trader_transaction_type', 'reference', 'second_reference', 'transaction_date', 'document_goods_value', 'document_tax_value', 'document_gross_value', 'urn'],
};

const isBankDocument = (step: PlanStep): boolean => step.document.startsWith('bank_');

/** Where the rows of a step stand in Sage: one bank, two banks for a transfer, or one customer. */
function accountFilter(step: PlanStep, ids: StepIds): string {
	if (!isBankDocument(step)) return equals('customer_id', ids.customers.idOf(step.customerReference as string));
	const from = equals('bank_id', ids.banks.idOf(step.bankCode as string));
	return step.document === 'bank_transfer' ? `(${from} or ${equals('bank_id', ids.banks.idOf(step.bankToCode as string))})` : from;
}

/** The rows under a step's look-up key, type aside. */
export async function lookForStep(client: SageClient, step: PlanStep, ids: StepIds): Promise<IDataObject[]> {
	const filter = allOf(accountFilter(step, ids), equals('reference', step.reference), equals('second_reference', step.secondReference));
	return await listRows(client, isBankDocument(step), filter);
}

/** The rows of several steps at once, one question per account and reference; the rows serve `shownOf` for each of the steps. */
export async function lookForSteps(client: SageClient, steps: readonly PlanStep[], ids: StepIds): Promise<Map<PlanStep, IDataObject[]>> {
	const asked = new Map<string, IDataObject[]>();
	const found = new Map<PlanStep, IDataObject[]>();
	for (const step of steps) {
		const filter = allOf(accountFilter(step, ids), equals('reference', step.reference));
		const key = `${isBankDocument(step)}|${filter}`;
		if (!asked.has(key)) asked.set(key, await listRows(client, isBankDocument(step), filter));
		found.set(step, asked.get(key) as IDataObject[]);
	}
	return found;
}

async function listRows(client: SageClient, isBank: boolean, filter: string): Promise<IDataObject[]> {
	const { path, select } = isBank ? BANK_ROWS : SALES_ROWS;
	const query: ListQuery = { filter, select, orderBy: 'id asc' };
	return await listAll(client, path, query);
}

/** The documents among the rows that carry both references and can be of the step's type; each leg of a transfer counts once. */
export function shownOf(step: PlanStep, rows: readonly IDataObject[], ids: StepIds): Shown[] {
	const ofKey = rows.filter((row) => sameReference(row.reference, step.reference) && sameReference(row.second_reference, step.secondReference));
	const { document } = step;
	if (document === 'bank_transfer') return transfersOf(step, ofKey, ids);
	const { type } = isBankDocument(step) ? BANK_ROWS : SALES_ROWS;
	return ofKey.filter((row) => canBe(document, row[type])).map((row) => ({ ...namesOf([row]), differences: differencesOf(step, row) }));
}

function transfersOf(step: PlanStep, rows: readonly IDataObject[], ids: StepIds): Shown[] {
	const leg = (side: 'from' | 'to', bankCode: string) => rows.filter((row) => Number(row.bank_id) === ids.banks.idOf(bankCode) && canBeLeg(side, row.bank_transaction_type));
	const from = leg('from', step.bankCode as string);
	const to = leg('to', step.bankToCode as string);
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

/** Amounts are compared without sign: whether Sage shows payments and credit notes as negative is not documented. */
function differencesOf(step: PlanStep, row: IDataObject): string[] {
	const { amount } = isBankDocument(step) ? BANK_ROWS : SALES_ROWS;
	const hasVat = !isBankDocument(step) && step.lines.length > 0;
	return [
		difference('amount', row[amount], step.amount),
		...(hasVat ? [difference('net', row.document_goods_value, totalOf(step.lines, 'net')), difference('tax', row.document_tax_value, totalOf(step.lines, 'tax'))] : []),
		dayOf(row.transaction_date) === step.date ? '' : `date ${dayOf(row.transaction_date)} instead of ${step.date}`,
	].filter((text) => text !== '');
}

function difference(what: string, seen: unknown, wanted: string): string {
	const amount = moneyOf(seen);
	if (amount === undefined) return `Sage shows no ${what}`;
	const absolute = (value: Minor) => Math.abs(value);
	return absolute(amount) === absolute(fromDecimal(wanted)) ? '' : `${what} ${toDecimal(Math.abs(amount) as Minor)} instead of ${wanted}`;
}

const sameReference = (seen: unknown, wanted: string): boolean => String(seen ?? '').trim().toUpperCase() === wanted.trim().toUpperCase();
