import { minorUnits, sumMinor, toDecimal, type Minor } from '../money/money';
import type { Refusal } from '../result';
import { amountOf, isRow, wordOf, type SageRow } from './known/sageRow';
import type { SettlementHeader } from './settlement.types';

/** What Amazon's Finances say of a settlement (`listSummary` by SETTLEMENT_ID, finances_2024-06-19). Left out is: they did not answer. */
export interface AmazonSummary {
	/** `Standard Orders`, `Invoiced Orders`; '' where they say none, or more than one. */
	readonly accountType: string;
	/** Sum of the net proceeds in the currency of the settlement; left out where one of them cannot be read or is in another currency. */
	readonly netProceeds?: Minor;
}

/** Rows of *Finance: Settlement Summary* of the Amazon Seller Central node. An answer of another settlement, and a failed question, say nothing. */
export function readAmazonSummary(
	rows: readonly SageRow[],
	{ settlementId, currency }: Pick<SettlementHeader, 'settlementId' | 'currency'>,
): AmazonSummary {
	const own = rows.filter((row) => isOf(row, settlementId));
	const types = new Set(own.map(({ partnerMetadata }) => (isRow(partnerMetadata) ? wordOf(partnerMetadata.accountType) : '')));
	const [type = ''] = types;
	const proceeds = own.map(({ netProceeds }) => amountIn(netProceeds, currency));
	const known = proceeds.filter((amount) => amount !== undefined);
	const isWhole = own.length > 0 && known.length === own.length;
	return { accountType: types.size === 1 ? type : '', ...(isWhole && { netProceeds: sumMinor(known) }) };
}

function isOf({ relatedIdentifiers }: SageRow, settlementId: string): boolean {
	if (!Array.isArray(relatedIdentifiers)) return false;
	return relatedIdentifiers.some(
		(one) => isRow(one) && one.relatedIdentifierName === 'SETTLEMENT_ID' && wordOf(one.relatedIdentifierValue) === settlementId,
	);
}

function amountIn(value: unknown, currency: string): Minor | undefined {
	if (!isRow(value) || wordOf(value.currencyCode) !== currency) return undefined;
	return amountOf(value.currencyAmount);
}

/** What is compared: rows that are no balances, and the total that is paid. */
export interface FileTotals {
	readonly withoutBalances: Minor;
	readonly total: Minor;
}

/**
 * Amazon's second total against the file. The description of `netProceeds` does not say whether reserves and what is carried over count in it, so that either total
 * agrees. Undefined where it agrees, and where Finances did not answer.
 */
export function summaryDisagrees({ netProceeds }: AmazonSummary, settlementId: string, file: FileTotals): Refusal | undefined {
	if (netProceeds === undefined || netProceeds === file.withoutBalances || netProceeds === file.total) return undefined;
	return {
		kind: 'amazonTotalDiffers',
		message: `Amazon's Finances give ${toDecimal(netProceeds)} as the net proceeds of settlement ${settlementId}; its file comes to ${toDecimal(file.withoutBalances)} without reserves and balances, and pays ${toDecimal(file.total)}.`,
		remedy:
			'Compare the settlement with Payments in Seller Central. If the file is right, set amazonSummary to Warn in the settings; if it is not, fetch or upload the right file.',
		detail: 'netProceeds',
	};
}

/** The rows less what only moves between Amazon's balance and us. */
export const withoutBalances = (
	sum: Minor,
	{
		reserveReleased,
		reserveHeld,
		payableToAmazon,
		transfersIn,
	}: Readonly<Record<'reserveReleased' | 'reserveHeld' | 'payableToAmazon' | 'transfersIn', Minor>>,
): Minor => minorUnits(sum - reserveReleased + reserveHeld - payableToAmazon - transfersIn);
