import type { IDataObject } from 'n8n-workflow';
import type { PlanStep } from '../../../../../nodes/domain/books/plan.types';
import { reconciledAmong } from '../../../../../nodes/Sage200/posting/plan/verifySteps';
import { RunCache } from '../../../../../nodes/Sage200/runCache';
import type { SageQuery } from '../../../../../nodes/Sage200/transport/odata';
import type { SageClient } from '../../../../../nodes/Sage200/transport/request';

const payout: PlanStep = {
	step: 1,
	document: 'bank_transfer',
	reference: '15330000001',
	secondReference: 'PAYOUT-2605-0',
	date: '2026-05-12',
	narrative: 'Payout',
	amount: '700.00',
	currency: 'GBP',
	bankCode: 'AMZGBP',
	bankToCode: 'CURRENT',
	lines: [],
};
const leg = (more: IDataObject): IDataObject => ({ bank_id: 8, second_reference: 'PAYOUT-2605-0', urn: 4711, ...more });

/** The names of the steps that count as matched with a bank statement, when the cash book shows this row. */
async function reconciled(row: IDataObject) {
	const tables: Record<string, IDataObject[]> = {
		'/banks': [
			{ id: 7, code: 'AMZGBP', account_currency_id: 1 },
			{ id: 8, code: 'CURRENT', account_currency_id: 1 },
		],
		'/currencies': [{ id: 1, name: 'GBP', symbol: '£', is_base_currency: true }],
		'/bank_posted_transactions': [row],
	};
	const page = async (path: string, { skip = 0 }: SageQuery = {}) =>
		await Promise.resolve({ value: (tables[path] ?? []).slice(skip), bytes: 0, milliseconds: 0 });
	const result = await reconciledAmong({ client: { page, isStopped: () => false } as unknown as SageClient, cache: new RunCache() }, [
		payout,
	]);
	if (!result.ok) throw new Error(JSON.stringify(result));
	return result.value;
}

it.each<[string, IDataObject]>([
	['a statement page alone', { statement_page_number: 12, last_statement_date: null }],
	['page 1', { statement_page_number: '1', last_statement_date: '0001-01-01T00:00:00Z' }],
	['a statement date alone', { statement_page_number: 0, last_statement_date: '2026-05-31T00:00:00Z' }],
	['both', { statement_page_number: 12, last_statement_date: '2026-05-31T00:00:00Z' }],
])('takes an entry for matched with the bank statement that shows %s', async (_what, fields) => {
	expect(await reconciled(leg(fields))).toEqual(['bank_transfer PAYOUT-2605-0 (URN 4711)']);
});

it.each<[string, IDataObject]>([
	['neither', {}],
	['nulls', { statement_page_number: null, last_statement_date: null }],
	['page 0 and a date before any statement', { statement_page_number: 0, last_statement_date: '1900-01-01T00:00:00Z' }],
])('takes an entry for not matched that shows %s', async (_what, fields) => {
	expect(await reconciled(leg(fields))).toEqual([]);
});

it('does not count what is matched on another bank or under another reference', async () => {
	expect(await reconciled(leg({ statement_page_number: 12, bank_id: 9 }))).toEqual([]);
	expect(await reconciled(leg({ statement_page_number: 12, second_reference: 'PAYOUT-2605-1' }))).toEqual([]);
});
