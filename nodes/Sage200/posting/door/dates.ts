import type { IDataObject } from 'n8n-workflow';
import { ledgersOf } from '../../../domain/books/documents';
import type { SageDocument } from '../../../domain/books/plan.types';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { done } from '../../../domain/result';
import { refused, type Posting } from './refusal';

/** Whether a text is a day of the calendar (`YYYY-MM-DD`); 30 February is none. */
export const isDay = (text: unknown): boolean => {
	const instant = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
	return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
};

/** A day (`YYYY-MM-DD`) as the date-time that Sage takes. */
export const sageDate = (day: string): string => `${day}T00:00:00Z`;

/** The day in a date-time that Sage sends. */
export const dayOf = (value: unknown): string => String(value ?? '').slice(0, 10);

export interface DatedDocument {
	readonly document: SageDocument;
	/** `YYYY-MM-DD`. */
	readonly date: string;
}

const LEDGER_NAMES = { cashbook: 'cash book', nominal: 'nominal ledger', purchase: 'purchase ledger', sales: 'sales ledger' } as const;
export type LedgerWord = keyof typeof LEDGER_NAMES;

/**
 * Asks Sage about each distinct date once per ledger and run (`POST /transaction_date_validation`, which posts nothing), a receipt in its ledger and in the cash book. Any date
 * that is Unacceptable refuses all: finance picks another date or opens the period.
 */
export async function checkDates(client: SageClient, cache: RunCache, documents: readonly DatedDocument[]): Promise<Posting<void>> {
	const asked = documents.flatMap(({ document, date }) => ledgersOf(document).map((ledger) => ({ ledger, date })));
	const pairs = new Map(asked.map((pair) => [`${pair.ledger}|${pair.date}`, pair]));
	for (const { ledger, date } of pairs.values()) {
		const answer = await askAboutDate(client, cache, ledger, date);
		if (!answer.ok) return answer;
		const { classification, message } = answer.value;
		if (/unacceptable/i.test(String(classification ?? ''))) {
			const words = message ? `: ${String(message)}` : '';
			return refused(
				'closedPeriod',
				`Sage 200 does not take the date ${date} in the ${LEDGER_NAMES[ledger]}${words}`,
				'Open the period in Sage 200, then run it again; or post it by hand with finance.',
			);
		}
	}
	return done(undefined);
}

/** What Sage says of a date (`classification`, `message`); asked once per ledger and run. Throws when Sage cannot be asked. */
export async function askAboutDate(client: SageClient, cache: RunCache, ledger: LedgerWord, date: string): Promise<Posting<IDataObject>> {
	const type = await ledgerType(client, cache, ledger);
	if (!type.ok) return type;
	const ask = async () =>
		await client.ask('/transaction_date_validation', { date: sageDate(date), ledger_type: type.value }, 'classification');
	return done(await cache.remember(`date|${ledger}|${date}`, ask));
}

/** The stored word for a ledger is found in `/ledger_types` by what it contains: `LedgerCashBook`, `LedgerSales` are reported, `Sales Ledger` stands in descriptions. */
async function ledgerType(client: SageClient, cache: RunCache, ledger: LedgerWord): Promise<Posting<string>> {
	const types = await cache.remember('ledgerTypes', async () => (await client.page('/ledger_types', {}, 'value')).value);
	const letters = (value: unknown) =>
		String(value ?? '')
			.toLowerCase()
			.replace(/[^a-z]/g, '')
			.replace(/^(enum)?ledger(type)?/, '')
			.replace(/ledger$/, '');
	const type = types.find((row) => letters(row.value) === ledger || letters(row.description) === ledger);
	if (type) return done(String(type.value));
	return refused(
		'notFoundInSage',
		`Sage 200 names no ledger type for the ${LEDGER_NAMES[ledger]}`,
		'Report the answer of GET /ledger_types to the maintainers; dates cannot be checked before posting.',
	);
}
