import type { IDataObject } from 'n8n-workflow';
import { addMinor, fromDecimal, minorUnits, subtractMinor, sumMinor, toDecimal, type Minor } from '../../../domain/money/money';
import { amountNumber, moneyOf } from '../../transport/losslessJson';
import { listEach } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { isDay, sageDate } from '../door/dates';
import { resolveCodes } from '../door/directory';
import { kindOf } from '../plan/entryTypes';
import type { Shown } from '../door/postOnce';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import type { Write } from '../door/write';
import { allOf, anyOfBatches, equals } from '../../transport/filter';
import type { PostingContext } from '../door/context';

/** A posted transaction of the customer and how much of it is allocated. */
export interface AllocationLine {
	readonly urn: string;
	/** Positive text with two decimals. */
	readonly amount: string;
	/** What was outstanding when the amount was worked out; the amount itself when left out, so that the transaction is settled in full. */
	readonly outstanding?: string;
}

export interface Allocation {
	readonly customerReference: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly lines: readonly AllocationLine[];
	/** Which sign Sage wants is not documented: all positive, or credits negative. */
	readonly signs: 'positive' | 'bySide';
}

interface Target {
	readonly line: AllocationLine;
	readonly id: number;
	readonly row: IDataObject;
	readonly before: Minor;
	readonly amount: Minor;
}

/**
 * `POST /sales_allocations` leaves no document that could be looked for. What tells whether it was done is what is outstanding of
 * each transaction: before it must be what the line says, after it that less the amount. Anything else refuses or stops.
 */
export async function prepareAllocation({ client, cache }: PostingContext, allocation: Allocation): Promise<Posting<Write<Shown>>> {
	const complaint = complaintAboutAllocation(allocation);
	if (complaint)
		return refused('identityFails', `Allocation of ${allocation.customerReference}: ${complaint}`, 'Correct the parameters of this node.');
	const customers = await resolveCodes(client, cache, 'customers', [allocation.customerReference]);
	if (!customers.ok) return customers;
	const customerId = customers.value.idOf(allocation.customerReference);
	const rows = await readRows(client, customerId, allocation.lines);
	const targets: Target[] = [];
	for (const line of allocation.lines) {
		const found = rows.filter((row) => String(row.urn) === line.urn);
		if (found.length !== 1)
			return refused(
				found.length === 0 ? 'notFoundInSage' : 'ambiguousCode',
				`Customer ${allocation.customerReference} has ${found.length === 0 ? 'no transaction' : 'more than one transaction'} with URN ${line.urn}`,
				'Look the transaction up with Sales Ledger: Get Many and correct the URN.',
			);
		targets.push({
			line,
			id: Number(found[0].id),
			row: found[0],
			before: fromDecimal(line.outstanding ?? line.amount),
			amount: fromDecimal(line.amount),
		});
	}
	const unbalanced = complaintAboutSides(targets);
	if (unbalanced)
		return refused(
			'identityFails',
			`Allocation of ${allocation.customerReference}: ${unbalanced}`,
			'Allocate as much of invoices and payments as of receipts and credit notes.',
		);
	return done(writeOf(client, customerId, allocation, targets));
}

function complaintAboutAllocation({ lines, date }: Allocation): string | undefined {
	if (!isDay(date)) return `"${date}" is no date (YYYY-MM-DD)`;
	if (!Array.isArray(lines) || lines.length < 2) return 'it needs at least two transactions';
	for (const { urn, amount, outstanding } of lines) {
		if (!/^\d{1,15}$/.test(String(urn))) return `"${String(urn)}" is no URN`;
		if (!isAmount(amount) || fromDecimal(amount) <= 0) return `"${String(amount)}" is no positive amount with two decimals (URN ${urn})`;
		if (outstanding !== undefined && (!isAmount(outstanding) || fromDecimal(outstanding) < fromDecimal(amount)))
			return `"${String(outstanding)}" outstanding is less than the amount ${amount} (URN ${urn})`;
	}
	return new Set(lines.map(({ urn }) => urn)).size === lines.length ? undefined : 'a URN comes twice';
}

const isAmount = (text: unknown): text is string => typeof text === 'string' && /^\d+\.\d{2}$/.test(text);

/** Whether debits equal credits; types that are not recognised are left to Sage. */
function complaintAboutSides(targets: readonly Target[]): string | undefined {
	const sides = targets.map(({ row }) => kindOf(row.trader_transaction_type));
	if (sides.includes(undefined)) return undefined;
	const sumOf = (isCredit: boolean) =>
		sumMinor(targets.filter((_, index) => isCreditSide(sides[index]) === isCredit).map(({ amount }) => amount));
	const [debits, credits] = [sumOf(false), sumOf(true)];
	return debits === credits ? undefined : `debits ${toDecimal(debits)} and credits ${toDecimal(credits)} differ`;
}

const isCreditSide = (kind: ReturnType<typeof kindOf>): boolean => kind === 'receipt' || kind === 'creditNote';

const FIELDS = ['id', 'customer_id', 'trader_transaction_type', 'urn', 'document_gross_value', 'document_outstanding_value'];

async function readRows(client: SageClient, customerId: number, lines: readonly AllocationLine[]): Promise<IDataObject[]> {
	const filters = anyOfBatches(
		'urn',
		lines.map(({ urn }) => Number(urn)),
	).map((batch) => allOf(equals('customer_id', customerId), batch));
	return await listEach(client, '/sales_posted_transactions', { select: FIELDS, orderBy: 'id asc' }, filters);
}

function writeOf(client: SageClient, customerId: number, { lines, date, signs }: Allocation, targets: readonly Target[]): Write<Shown> {
	const name = `Allocation of URN ${lines.map(({ urn }) => urn).join(', ')}`;
	return {
		name,
		key: `sales_allocations|${customerId}|${targets
			.map(({ id, before }) => `${id}:${before}`)
			.sort()
			.join('|')}`,
		method: 'POST',
		path: '/sales_allocations',
		body: {
			customer_id: customerId,
			allocation_date: sageDate(date),
			allocation_lines: targets.map((target) => ({
				posted_tran_id: target.id,
				value_to_allocate: amountNumber(signedAmount(target, signs)),
			})),
		},
		look: async () => shownAllocation(targets, await readRows(client, customerId, lines)),
	};
}

const signedAmount = ({ row, amount }: Target, signs: Allocation['signs']): string =>
	toDecimal(signs === 'bySide' && isCreditSide(kindOf(row.trader_transaction_type)) ? minorUnits(-amount) : amount);

/** Nothing while all is outstanding as before; one that agrees when all is allocated; one that differs in every other case. */
function shownAllocation(targets: readonly Target[], rows: readonly IDataObject[]): Shown[] {
	const states = targets.map((target) => ({ ...target, now: outstandingOf(rows, target.id) }));
	if (states.every(({ now, before }) => now === before)) return [];
	const differences = states
		.filter(({ now, before, amount }) => now === undefined || addMinor(now, amount) !== before)
		.map(
			({ line, now, before, amount }) =>
				`of URN ${line.urn} ${now === undefined ? 'nothing is known' : `${toDecimal(now)} is outstanding`} instead of ${toDecimal(subtractMinor(before, amount))}`,
		);
	return [{ label: 'what is outstanding', urns: targets.map(({ line }) => line.urn), differences }];
}

/** Without sign: whether credits show as negative is not documented. */
function outstandingOf(rows: readonly IDataObject[], id: number): Minor | undefined {
	const value = moneyOf(rows.find((row) => Number(row.id) === id)?.document_outstanding_value);
	return value === undefined ? undefined : minorUnits(Math.abs(value));
}
