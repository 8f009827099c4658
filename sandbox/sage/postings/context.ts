import type { SandboxParts } from '../../core/parts';
import { closingOf } from '../books/behaviour';
import { postingDay } from '../books/calendar';
import { nextUrn, type Document } from '../books/ledger';
import type { NominalRecord } from '../books/masters';
import type { Ledger } from '../books/names';
import { refuse } from '../refusal';
import type { Row, RowValue } from '../shapes/shape';

/** Turns a checked body into postings and gives the answer. Runs inside one transaction of the store. */
export type Posting = (parts: SandboxParts, body: Row) => Row;

/** Changes the record of this id by a checked body and gives it back. Opens its own transactions, because not every change is atomic. */
export type Change = (parts: SandboxParts, id: number, body: Row) => Row;

/** Number, day and references of a new document. */
export function newDocument(parts: SandboxParts, body: Row, source: Ledger): Document {
	return {
		urn: nextUrn(parts),
		day: postingDay(body.transaction_date as string | undefined, parts.clock.now(), closingOf(parts, source)),
		reference: (body.reference as string | undefined) ?? '',
		secondReference: (body.second_reference as string | undefined) ?? '',
		narrative: (body.narrative as string | undefined) ?? '',
		source,
	};
}

export const urnAnswer = (document: Document): Row => ({ urn: String(document.urn) });

/** Fields that the descriptions have and the sandbox does not simulate are refused rather than silently ignored. */
export function refuseUnsimulated(body: Row, fields: readonly string[]): void {
	const used = fields.find((name) => !isNeutral(name, body[name]));
	if (used) refuse(`The sandbox does not simulate '${used}'.`);
}

/** Fields that hold one of some names. */
export type Words = Readonly<Record<string, readonly string[]>>;

/** Refuses a name that the enumeration does not have. */
export function checkWords(body: Row, words: Words, path = ''): void {
	for (const [name, known] of Object.entries(words)) {
		const given = body[name];
		if (given !== undefined && given !== '' && !known.includes(given as string))
			refuse(`'${path}${name}' is not one of ${known.join(', ')}.`);
	}
}

/** Values that ask for nothing: false, zero, an empty text or list, an exchange rate of one (6 places, or 2 on sales payments). */
function isNeutral(name: string, value: RowValue): boolean {
	if (name.endsWith('exchange_rate') && (value === 1_000_000 || value === 100)) return true;
	return value === undefined || value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}

/** An amount that must be there and above zero; negative postings are not documented by Sage. */
export function positive(value: unknown, field: string): number {
	if (typeof value !== 'number') return refuse(`'${field}' is required.`);
	return value > 0 ? value : refuse(`'${field}' must be greater than zero.`);
}

/** An amount of zero or more; left out counts as the given value. */
export function notNegative(value: unknown, field: string, whenLeftOut: number): number {
	if (value === undefined) return whenLeftOut;
	return (value as number) >= 0 ? (value as number) : refuse(`'${field}' must not be negative.`);
}

/** An item of `nominal_analysis_items` as read back. */
export const postedNominalItem = (
	nominal: NominalRecord,
	document: Document,
	value: number,
	narrative: string,
	reference = document.reference,
): Row => ({
	code: nominal.reference,
	cost_centre: nominal.cost_centre_code,
	department: nominal.department_code,
	name: nominal.name,
	reference,
	narrative,
	value,
	base_value: value,
	source: document.source,
});
