import type { PostingPlan } from '../../../domain/books/plan.types';
import { moneyOf } from '../../transport/losslessJson';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { looked } from '../door/postOnce';
import { equals } from '../../transport/filter';

/** Sage's balance of the clearing bank against what Amazon still holds; decimal strings. */
export interface ClearingReport {
	readonly bankCode: string;
	/** Empty when Sage could not be read: what was posted is reported all the same. */
	readonly balance: string;
	readonly expected: string;
	readonly agrees: boolean;
}

/**
 * Reads the balance after the last step; undefined for a plan that no clearing account proves. Never throws: what was posted must not be hidden by
 * a read that fails.
 */
export async function clearingAfter(client: SageClient, { clearing }: PostingPlan): Promise<ClearingReport | undefined> {
	if (!clearing) return undefined;
	const { bankCode, closing } = clearing;
	const query = { filter: equals('code', bankCode), select: ['id', 'code', 'balance'], orderBy: 'id asc' };
	const banks = await looked(async () =>
		(await listAll(client, '/banks', query)).map((bank) => ({ label: bankCode, urns: [], differences: [], balance: bank.balance })),
	);
	const balance = banks.ok ? banks.shown[0]?.balance : undefined;
	const agrees = moneyOf(balance) !== undefined && moneyOf(balance) === moneyOf(closing);
	return { bankCode, balance: moneyOf(balance) === undefined ? '' : String(balance), expected: closing, agrees };
}
