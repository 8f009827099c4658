import type { PlanStep } from '../../../domain/books/plan.types';
import { fromDecimal } from '../../../domain/money/money';
import { moneyOf } from '../../transport/losslessJson';
import type { PostingContext } from '../door/context';
import { refused, type Posting } from '../door/refusal';

/**
 * Refuses purchase invoices and credit notes that Sage would keep for an authorisation: above the threshold of the ledger they go to Unauthorised Purchases, or to
 * Suspense, and cannot be settled before somebody authorises them (`purchase_ledger_settings`, purchases.json). Whether a document of exactly that amount is among
 * them is not documented: it counts. Throws when Sage cannot be read.
 */
export async function refusalOfAuthorisation(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Posting<never> | undefined> {
	const documents = steps.filter(({ document }) => document === 'purchase_invoices' || document === 'purchase_credit_notes');
	if (documents.length === 0) return undefined;
	const settings = await cache.remember('purchaseLedgerSettings', async () => await client.record('/purchase_ledger_settings', 'id'));
	if (settings.use_invoice_authorisation !== true) return undefined;
	const threshold = moneyOf(settings.authorisation_threshold_value);
	const kept = documents.find(({ amount }) => threshold === undefined || fromDecimal(amount) >= threshold);
	if (!kept) return undefined;
	return refused(
		'refusedByPolicy',
		`Sage 200 would keep ${kept.document} ${kept.secondReference} of ${kept.amount} for an authorisation (from ${String(settings.authorisation_threshold_value ?? '?')} on)`,
		'Ask finance to raise the authorisation threshold of the purchase ledger while this is posted, or post it by hand.',
		[],
		kept,
	);
}
