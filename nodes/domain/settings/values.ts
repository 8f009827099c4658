import { DateTime, IANAZone } from 'luxon';
import { marketplaceCountry } from '../vat/marketplace';
import {
	HEADER_FACTS,
	LABEL_TREATMENTS,
	LINE_FACTS,
	type BeforeCutOver,
	type FilledField,
	type LabelCarrier,
	type LabelTreatment,
	type SageName,
	type SageTaxCode,
	type StockBuffer,
	type SpeedPriority,
} from './settings.types';
import type { ValueKind } from './setting';

/**
 * Kinds of values. Each is so narrow that a text which lost a character is either not of the kind, or names something that Sage does not
 * know by that name, or is a figure that changes no account.
 */

const pattern = (form: string, expression: RegExp): ValueKind<string> => ({
	form,
	read: (text) => (expression.test(text) ? text : undefined),
});

/** One of several words, whatever their case; `words` gives each its value. */
export const oneOf = <T extends string>(words: Readonly<Record<string, T>>): ValueKind<T> => ({
	form: `one of ${Object.keys(words).join(', ')}`,
	read: (text) => Object.entries(words).find(([word]) => word.toLowerCase() === text.toLowerCase())?.[1],
});

export const yesOrNo: ValueKind<boolean> = {
	form: 'yes or no',
	read: (text) => ({ yes: true, no: false })[text.toLowerCase()],
};

export const wholeNumber = (least: number, most: number): ValueKind<number> => ({
	form: `a whole number from ${least} to ${most}`,
	read: (text) => (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined),
});

export const smallAmount = pattern('an amount with two decimals below 10, such as 0.05', /^\d\.\d{2}$/);

export const balance = pattern('an amount with two decimals and a point, such as 412.50 or -12.00', /^-?(0|[1-9]\d{0,11})\.\d{2}$/);

export const settlementId = pattern("Amazon's number of a settlement, digits only", /^\d{5,20}$/);

export const country = pattern('a country as two capital letters (ISO 3166), such as GB', /^[A-Z]{2}$/);

export const currency = pattern('a currency as three capital letters (ISO 4217), such as GBP', /^[A-Z]{3}$/);

/** Header fields of a sales order that keep a text of the client's (sop.json: analysis codes 60 characters, spare texts 100). */
export const orderTextField = pattern(
	'a text field of sales orders, spare_text_1 to spare_text_10 or analysis_code_1 to analysis_code_20',
	/^(spare_text_([1-9]|10)|analysis_code_([1-9]|1\d|20))$/,
);

const TEXT_FIELD = '(line\\.)?(spare_text_([1-9]|10)|analysis_code_([1-9]|1\\d|20))';
const TEXT_FIELD_FORM =
	'spare_text_1 to spare_text_10 or analysis_code_1 to analysis_code_20 of the order, or of its lines with line. before it';

/** Where a client keeps the number of a parcel, and who carries it: the despatch note (sop.json, sop_despatch_receipt), the order or its lines. */
export const trackingSource = pattern(`consignment, notes, ${TEXT_FIELD_FORM}`, new RegExp(`^(consignment|notes|${TEXT_FIELD})$`));
export const courierSource = pattern(`courier, ${TEXT_FIELD_FORM}`, new RegExp(`^(courier|${TEXT_FIELD})$`));

export const timeZone: ValueKind<string> = {
	form: 'a time zone of the IANA list, such as Europe/London',
	read: (text) => (text.includes('/') && IANAZone.isValidZone(text) ? text : undefined),
};

/** A day of the calendar: 31 June is none. */
export const day: ValueKind<string> = {
	form: 'a day, such as 2026-11-01',
	read: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid ? text : undefined),
};

/** '' for `none`. An instant without its zone would be another one elsewhere. */
export const instantOrNone: ValueKind<string> = {
	form: 'an instant with its zone, such as 2026-11-01T00:00:00Z, or none',
	read: (text) => {
		if (text.toLowerCase() === 'none') return '';
		const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/.test(text);
		return isWhole && DateTime.fromISO(text).isValid ? text : undefined;
	},
};

/** '' for `off`. */
export const dayOrOff: ValueKind<string> = {
	form: 'a day such as 2021-05-01, or off',
	read: (text) => {
		if (text.toLowerCase() === 'off') return '';
		return day.read(text);
	},
};

/** A person's name and a day, so that finance can ask who said so. */
export const personAndDay = pattern('a name and a day, such as Jane Doe, 2026-11-01', /^\S.*\S,? \d{4}-\d{2}-\d{2}$/);

/** `orders`, or `summary` with the statement of a person. */
export const beforeCutOver: ValueKind<BeforeCutOver> = {
	form: 'orders, or summary with who states that these sales were not booked per order and when, such as summary | Jane Doe, 2026-11-01',
	read: (text) => {
		if (text.toLowerCase() === 'orders') return { route: 'orders' };
		const [route, statement, ...rest] = text.split('|').map((part) => part.trim());
		if (route?.toLowerCase() !== 'summary' || rest.length > 0) return undefined;
		const said = personAndDay.read(statement ?? '');
		return said === undefined ? undefined : { route: 'summary', statement: said };
	},
};

/** A comma list of different entries, each good by itself. */
const listOf = (form: string, isGood: (entry: string) => boolean): ValueKind<readonly string[]> => ({
	form,
	read: (text) => {
		const entries = text.split(',').map((entry) => entry.trim());
		const areDifferent = new Set(entries.map((entry) => entry.toLowerCase())).size === entries.length;
		return areDifferent && entries.every(isGood) ? entries : undefined;
	},
});

export const marketplaceNames = listOf(
	'names of marketplaces as settlements have them, such as Amazon.co.uk, separated by commas',
	(entry) => entry !== '' && marketplaceCountry(entry, '') !== '',
);

/** The ids of Amazon's documentation have 13 or 14 characters and begin with A. */
export const marketplaceIds = listOf("Amazon's marketplace ids, such as A1F83G8C2ARO7P, separated by commas", (entry) =>
	/^A[A-Z0-9]{12,13}$/.test(entry),
);

const LABEL_WORDS = LABEL_TREATMENTS.join(', ');
const labelTreatmentOf = (word: string): LabelTreatment | undefined =>
	LABEL_TREATMENTS.find((treatment) => treatment.toLowerCase() === word.toLowerCase());

export const labelTreatment: ValueKind<LabelTreatment> = { form: `one of ${LABEL_WORDS}`, read: labelTreatmentOf };

/** `Royal Mail = exempt, Evri = standard, * = standard`. */
export const labelCarriers: ValueKind<readonly LabelCarrier[]> = {
	form: `carriers with their VAT (${LABEL_WORDS}), such as Royal Mail = exempt, Evri = standard, separated by commas; * is any other carrier`,
	read: (text) => {
		const entries = text.split(',').map((entry) => entry.split('=').map((part) => part.trim()));
		const carriers = entries.flatMap(([carrier = '', word = '', ...more]) => {
			const treatment = labelTreatmentOf(word);
			return carrier === '' || treatment === undefined || more.length > 0 ? [] : [{ carrier, treatment }];
		});
		const areDifferent = new Set(carriers.map(({ carrier }) => carrier.toLowerCase())).size === entries.length;
		return areDifferent ? carriers : undefined;
	},
};

const FIELD = /^([a-z_\d]+)\s*=\s*(?:"([^"]*\S[^"]*)"|([A-Za-z]+)(?:\s+else\s+"([^"]*\S[^"]*)")?)$/;

/** `analysis_code_2 = marketplace, analysis_code_5 = "Amazon", spare_text_1 = purchaseOrderNumber else "none"`. */
const filledFields = <Fact extends string>(
	facts: readonly Fact[],
	names: RegExp,
	form: string,
): ValueKind<readonly FilledField<Fact>[]> => ({
	form: `fields of Sage with what they hold, separated by commas, such as ${form}; one of ${facts.join(', ')}, or a text in quotes`,
	read: (text) => {
		const entries = text.split(',').map((entry) => FIELD.exec(entry.trim()));
		const fields = entries.flatMap((match) => {
			const [, field = '', constant, word, fallback = ''] = match ?? [];
			const fact: Fact | '' | undefined = word === undefined ? '' : facts.find((each) => each.toLowerCase() === word.toLowerCase());
			return match && names.test(field) && fact !== undefined ? [{ field, fact, text: (constant ?? fallback).trim() }] : [];
		});
		return fields.length === entries.length && new Set(fields.map(({ field }) => field)).size === fields.length ? fields : undefined;
	},
});

const TEXT_FIELDS = 'spare_text_([1-9]|10)|analysis_code_([1-9]|1\\d|20)';

export const orderFields = filledFields(
	HEADER_FACTS,
	new RegExp(`^(${TEXT_FIELDS})$`),
	'analysis_code_2 = marketplace, analysis_code_5 = "Amazon"',
);

/** A line has two comments for the warehouse besides (sop.json, `sop_order_line`). */
export const lineFields = filledFields(
	LINE_FACTS,
	new RegExp(`^(${TEXT_FIELDS}|picking_list_comment|despatch_note_comment)$`),
	'analysis_code_1 = orderItemId, spare_text_1 = asin else "none"',
);

/** `NEXT_DAY = A, EXPEDITED = B, * = M`. */
export const priorities: ValueKind<readonly SpeedPriority[]> = {
	form: "Amazon's delivery speeds with a letter A to Z, such as NEXT_DAY = A, * = M, separated by commas; * is any other",
	read: (text) => {
		const entries = text.split(',').map((entry) => /^([A-Za-z_]+|\*)\s*=\s*([A-Z])$/.exec(entry.trim()));
		const read = entries.flatMap((match) => (match ? [{ speed: match[1] ?? '', priority: match[2] ?? '' }] : []));
		return read.length === entries.length && new Set(read.map(({ speed }) => speed.toLowerCase())).size === read.length ? read : undefined;
	},
};

const BAR = ' | ';

/** Code and name. Everything behind the first bar is the name, bars included. */
export const sageName: ValueKind<SageName> = {
	form: `code${BAR}name, both as Sage has them`,
	read: (text) => {
		const [first = '', ...rest] = text.split(BAR);
		const [code, name] = [first.trim(), rest.join(BAR).trim()];
		return code !== '' && name !== '' ? { code, name } : undefined;
	},
};

const TAX_CODE = /^(0|[1-9]\d{0,4}) \| (.*\S) \| (\d{1,2}(?:\.\d{1,2})?) ?%(?: \| (.*))?$/;

/** Code, name, rate and terms. The rate is told by its percent sign, so that the name may hold bars; terms may be empty in Sage. */
export const sageTaxCode: ValueKind<SageTaxCode> = {
	form: `code${BAR}name${BAR}rate %${BAR}terms, all as Sage has them, such as 1${BAR}Std Rate${BAR}20 %${BAR}Not Applicable`,
	read: (text) => {
		const match = TAX_CODE.exec(text);
		if (!match) return undefined;
		const [, code, name = '', rate, terms = ''] = match;
		return { code: Number(code), name: name.trim(), rate: Number(rate).toFixed(2), terms: terms.trim() };
	},
};

/** Several of Sage's things, `;` between them: their names may hold commas. */
export const sageNames: ValueKind<readonly SageName[]> = {
	form: `code${BAR}name, both as Sage has them; several with ; between them`,
	read: (text) => {
		const names = text.split(';').map((entry) => sageName.read(entry.trim()));
		const read = names.filter((name) => name !== undefined);
		const areDifferent = new Set(read.map(({ code }) => code.toLowerCase())).size === names.length;
		return areDifferent ? read : undefined;
	},
};

/** Amazon's merchant token: capital letters and digits, beginning with A. */
export const sellerId = pattern("Amazon's merchant token of the account, such as A2EXAMPLE1SELLER", /^A[A-Z0-9]{9,19}$/);

/** `5`, or `10 %`. */
export const stockBuffer: ValueKind<StockBuffer> = {
	form: 'a whole number of units, or a share such as 10 %',
	read: (text) => {
		const [, value, percent] = /^(\d{1,6})( ?%)?$/.exec(text) ?? [];
		if (value === undefined || (percent !== undefined && Number(value) > 100)) return undefined;
		return { kind: percent === undefined ? 'units' : 'percent', value: Number(value) };
	},
};
