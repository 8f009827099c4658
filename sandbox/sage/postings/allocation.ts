import type { SandboxParts } from '../../core/parts';
import type { StoredRecord } from '../../core/store';
import { instant, midnight, postingDay, today } from '../books/calendar';
import type { TraderEntry } from '../books/ledger';
import { COLLECTION } from '../books/names';
import { needCustomer, SALES } from '../books/traders';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import type { Posting } from './context';

export type AllocationRecord = StoredRecord & { entryId: number; value: number; day: string; session: number };

/**
 * `POST /sales_allocations`: sets invoices and payments against receipts and credit notes of one customer. Whether the values are
 * signed is not documented: each may be sent positive or with the sign of its transaction.
 */
export const salesAllocation: Posting = (parts, body) => {
	const customer = needCustomer(parts, body.customer_id);
	const day = postingDay(body.allocation_date as string | undefined, parts.clock.now());
	const lines = (body.allocation_lines as Row[]).map((line, index) => readLine(parts, line, customer.id, `allocation_lines[${index}]`));
	if (new Set(lines.map((line) => line.entry.id)).size !== lines.length) refuse('A transaction appears twice in the allocation.');
	const total = lines.reduce((sum, line) => sum + SALES.sides[line.entry.kind] * line.value, 0);
	if (total !== 0) refuse('The allocated debits and credits differ.');
	const session = parts.store.all(COLLECTION.allocation).length + 1;
	for (const line of lines) {
		parts.store.insert(COLLECTION.allocation, { entryId: line.entry.id, value: line.value, day, session });
		parts.store.update(COLLECTION.customerEntry, line.entry.id, { updatedAt: instant(parts.clock.now()) });
	}
	return { ...body, allocation_date: (body.allocation_date as string | undefined) ?? midnight(today(parts.clock.now())) };
};

/** What is allocated of a transaction, in pence. */
export const allocatedOf = (parts: Pick<SandboxParts, 'store'>, entryId: number): number =>
	parts.store
		.all<AllocationRecord>(COLLECTION.allocation)
		.filter((allocation) => allocation.entryId === entryId)
		.reduce((sum, allocation) => sum + allocation.value, 0);

function readLine(parts: SandboxParts, line: Row, customerId: number, path: string): { entry: TraderEntry; value: number } {
	const entry = parts.store.get<TraderEntry>(COLLECTION.customerEntry, line.posted_tran_id as number);
	if (!entry || entry.traderId !== customerId) return refuse(`${path}.posted_tran_id is no transaction of the customer.`);
	const given = line.value_to_allocate as number;
	if (given === 0 || (given < 0 && SALES.sides[entry.kind] > 0)) refuse(`${path}.value_to_allocate has the wrong sign.`);
	const value = Math.abs(given);
	if (value > entry.goods + entry.tax - allocatedOf(parts, entry.id)) refuse(`${path}.value_to_allocate is more than is outstanding.`);
	return { entry, value };
}
