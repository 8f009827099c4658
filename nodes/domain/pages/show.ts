import { DateTime } from 'luxon';
import { fromDecimal, minorUnits, sumMinor, toDecimal, ZERO, type Minor } from '../money/money';
import { instantOf } from '../text/tableRow';
import { html, NOTHING, type Html } from './html';
import type { View } from './view';

export type { View };

/** Most characters of one text that a page shows: a text that goes on for pages hides all others. */
export const MOST_TEXT = 600;

/** A foreign text as it is shown: whole where it is of any use, else its beginning. */
export const brief = (text: string, most = MOST_TEXT): string => (text.length > most ? `${text.slice(0, most)} …` : text);

/** An amount of a table cell; undefined where it is none. */
export function minorOf(text: string): Minor | undefined {
	return /^-?\d{1,13}(?:\.\d{1,2})?$/.test(text) ? fromDecimal(text) : undefined;
}

const SIGNS: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', USD: '$' };

/** `1,236.10` with a true minus. */
export function plainMoney(amount: Minor): string {
	const [whole = '', decimals = ''] = toDecimal(amount).replace('-', '').split('.');
	return `${amount < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** `£1,236.10`, `−€5.00`, `SEK 12.00`. */
export function money(amount: Minor, currency: string): string {
	const sign = SIGNS[currency] ?? (currency === '' ? '' : `${currency} `);
	return `${amount < 0 ? '−' : ''}${sign}${plainMoney(minorUnits(Math.abs(amount)))}`;
}

/** The amount of a cell with its currency; what is no amount stands as it was written. */
export function moneyOf(text: string, currency: string): string {
	const amount = minorOf(text);
	return amount === undefined ? brief(text, 40) : money(amount, currency);
}

/** Sums by currency, the largest first: `£40.00 + €5.00`. */
export function sums(amounts: ReadonlyArray<{ readonly amount: Minor; readonly currency: string }>): string {
	const byCurrency = new Map<string, Minor>();
	for (const { amount, currency } of amounts) byCurrency.set(currency, sumMinor([byCurrency.get(currency) ?? ZERO, amount]));
	const parts = [...byCurrency].filter(([, amount]) => amount !== 0).sort(([, one], [, other]) => other - one);
	return parts.length === 0 ? '–' : parts.map(([currency, amount]) => money(amount, currency)).join(' + ');
}

const local = (instant: string, { zone }: View): DateTime | undefined => {
	const at = instantOf(instant) ?? dayOf(instant);
	return at === undefined ? undefined : DateTime.fromMillis(at, { zone, locale: 'en-GB' });
};

const dayOf = (text: string): number | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : undefined);

/** `3 Nov 2026`; text that is no instant and no day as it is. */
export const day = (instant: string, view: View): string => local(instant, view)?.toFormat('d LLL yyyy') ?? brief(instant, 40);

/** `3 Nov 2026, 09:05`, in the client's zone. */
export const moment = (instant: string, view: View): string => local(instant, view)?.toFormat('d LLL yyyy, HH:mm') ?? brief(instant, 40);

/** `25 Oct – 8 Nov 2026`; each day with its year where they lie in two. */
export function period(start: string, end: string, view: View): string {
	const [from, to] = [local(start, view), local(end, view)];
	if (!from || !to)
		return [start, end]
			.filter(Boolean)
			.map((text) => brief(text, 40))
			.join(' – ');
	return `${from.toFormat(from.year === to.year ? 'd LLL' : 'd LLL yyyy')} – ${to.toFormat('d LLL yyyy')}`;
}

/** `YYYY-MM-DD` of an instant in the client's zone; '' where it is none. */
export const localDate = (instant: string, view: View): string => local(instant, view)?.toFormat('yyyy-MM-dd') ?? '';

/** A time that machines read too. */
export function timeTag(instant: string, view: View): Html {
	return instantOf(instant) === undefined ? html`${brief(instant, 40)}` : html`<time datetime="${instant}">${moment(instant, view)}</time>`;
}

const UNITS = [
	[86_400_000, 'day'],
	[3_600_000, 'hour'],
	[60_000, 'minute'],
] as const;

/** A span in its largest whole unit: `3 days`, `1 hour`; less than a minute is `a moment`. */
export function span(millis: number): string {
	const [size, unit] = UNITS.find(([each]) => millis >= each) ?? [0, ''];
	if (size === 0) return 'a moment';
	const count = Math.floor(millis / size);
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** How long ago; '' where it is no instant. */
export function age(instant: string, { now }: View): string {
	const at = instantOf(instant);
	return at === undefined ? '' : span(Math.max(0, Date.parse(now) - at));
}

export type Urgency = 'overdue' | 'today' | 'later' | 'unknown';

/** Where a due time stands: past, on today in the client's zone, or later. */
export function urgencyOf(dueAt: string, view: View): Urgency {
	const at = instantOf(dueAt);
	if (at === undefined) return 'unknown';
	if (at < Date.parse(view.now)) return 'overdue';
	return localDate(dueAt, view) === localDate(view.now, view) ? 'today' : 'later';
}

/** `1 order`, `3 orders`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${plainCount(count)} ${count === 1 ? one : many}`;

/** `12,345`. */
export const plainCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** A word on a coloured ground; the word says what the colour does. */
export const badge = (text: string, tone: Tone): Html => (text === '' ? NOTHING : html`<span class="badge ${tone}">${text}</span>`);
