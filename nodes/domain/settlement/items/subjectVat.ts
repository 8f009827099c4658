import { subtractMinor, ZERO, type Minor } from '../../money/money';
import { roundHalfAwayFromZero, taxInGross, taxOnNet } from '../../money/round';
import type { NonEmpty } from '../../lists/groupBy';
import { VAT_TREATMENTS, type VatTreatment } from '../../settings/settings.types';
import { rateOf, treatmentOfTax } from '../../vat/rates';
import { isExport, isFromAbroad, isWithinUk, type AmazonOrderFact } from '../known/amazonOrders';
import type { SageVat, VatSubject } from '../known/sageVat';
import { sumRows, type ClassifiedRow } from '../rows';
import { isBaseRow, isTaxRow, isWithheldRow, lowersDelivery, subjectsOf, type SubjectRows } from './subjects';
import type { Subject } from './subjectOf';

/** Rows about one thing with their VAT, signed as in the file. */
export interface TaxedSubject {
	readonly subject: Subject;
	readonly treatment: VatTreatment;
	readonly net: Minor;
	readonly tax: Minor;
	/** The rows contain the tax: it stands in no row of its own. */
	readonly contained: boolean;
	readonly rows: NonEmpty<ClassifiedRow>;
}

/** Why the VAT of an item is not certain. */
export type VatDoubt =
	| 'withheldDoesNotCancel'
	| 'marketplaceVatInUk'
	| 'withheldAgainstRate'
	| 'foreign'
	| 'noTaxRow'
	| 'noDestination'
	| 'zeroAgainstRate'
	| 'noRate'
	| 'orderDiffers';

export interface VatKnowledge {
	readonly side: 'sales' | 'refunds';
	/** Sold on a UK marketplace by a UK registration: only then is a tax of 20 % or 5 % UK VAT (France has 20 %, too). */
	readonly isUk: boolean;
	/** Units that the rows, Sage or Amazon state; 0 when nobody does. */
	readonly units: number;
	/** How Sage's order taxes a part of it. */
	readonly inSage: (subject: VatSubject) => SageVat | undefined;
	/** Of the stock item, where a person has confirmed that its code is that of its sales. */
	readonly stockItem: VatTreatment | undefined;
	readonly onAmazon: AmazonOrderFact | undefined;
	/** Amazon calculated the VAT of the order: only then do tax rows of 0.00 say that there is none. */
	readonly isCalculated: boolean;
	/** Nobody looked into Sage (preview): what only Sage could say is taken for the standard rate. */
	readonly isAssumed: boolean;
}

/** Whether tax that Amazon withholds cancels the item's tax rows to the penny; true when it withholds none. */
export function withheldCancels(rows: readonly ClassifiedRow[]): boolean {
	return !rows.some(isWithheldRow) || sumRows(rows.filter((row) => isTaxRow(row) || isWithheldRow(row))) === 0;
}

/**
 * VAT of the rows of one order item, for each thing that they are about: from Amazon's own tax rows first, which withheld tax must cancel; else
 * from the order in Sage; else from where the goods went, and from the stock item. No tax row is not zero VAT.
 */
export function vatOfItem(item: NonEmpty<ClassifiedRow>, known: VatKnowledge): readonly TaxedSubject[] | VatDoubt {
	const subjects = subjectsOf(item, known.side);
	if (item.some(isWithheldRow)) return withheld(item, subjects, known);
	if (!known.isUk || (isFromAbroad(known.onAmazon) && !known.inSage('goods'))) return 'foreign';
	return together(withFollowers(subjects, known), known);
}

function withheld(
	item: readonly ClassifiedRow[],
	subjects: readonly SubjectRows[],
	known: VatKnowledge,
): readonly TaxedSubject[] | VatDoubt {
	if (!withheldCancels(item)) return 'withheldDoesNotCancel';
	if (known.side === 'sales' && isWithinUk(known.onAmazon)) return 'marketplaceVatInUk';
	if (subjects.some((one) => isDeclared(hintFor(one, [], known)))) return 'withheldAgainstRate';
	const taken = item.filter(isWithheldRow);
	return subjects.map((one, index) => ({
		...one,
		rows: (index === 0 ? [...one.rows, ...taken] : one.rows) as NonEmpty<ClassifiedRow>,
		treatment: one.subject === 'goodwill' && !one.rows.some(isTaxRow) ? 'outsideScope' : 'marketplaceCollected',
		net: sumRows(one.rows, isBaseRow),
		tax: ZERO,
		contained: false,
	}));
}

/** The order in Sage has VAT on it: a credit without VAT would leave it declared, one with VAT would give back more than the customer got. */
const isDeclared = (inSage: SageVat | undefined): boolean => inSage !== undefined && rateOf(inSage.treatment) > 0;

/** A way of reading the subjects of an item: goodwill and what is kept taxed with the goods, or by themselves. */
type Reading = readonly SubjectRows[];

/** Goodwill and what is kept have no tax rows of their own: the tax of the goods may be theirs too, where it does not fit the goods alone. */
function withFollowers(subjects: Reading, known: VatKnowledge): Reading {
	const goods = subjects.find(({ subject }) => subject === 'goods');
	const followers = subjects.filter(({ subject }) => subject === 'kept' || subject === 'goodwill');
	if (!goods || followers.length === 0 || fitsARate(goods, known)) return subjects;
	const others = subjects.filter((one) => one !== goods && !followers.includes(one));
	const choices = [...followers.map((one) => [one]), ...(followers.length > 1 ? [followers] : [])];
	for (const chosen of choices) {
		const merged: SubjectRows = { subject: 'goods', rows: [...goods.rows, ...chosen.flatMap(({ rows }) => rows)] };
		if (fitsARate(merged, known)) return [merged, ...followers.filter((one) => !chosen.includes(one)), ...others];
	}
	return subjects;
}

function fitsARate({ rows }: SubjectRows, known: VatKnowledge): boolean {
	const tax = sumRows(rows, isTaxRow);
	return tax === 0 || treatmentOfTax(sumRows(rows, isBaseRow), tax, penniesOf(rows, known)) !== undefined;
}

/** Goods first, then delivery: what has no tax row follows the goods, and a promotion what it lowers. */
function together(reading: Reading, known: VatKnowledge): readonly TaxedSubject[] | VatDoubt {
	const taxed: TaxedSubject[] = [];
	for (const one of [...reading].sort((a, b) => rankOf(a) - rankOf(b))) {
		const vat = vatOfSubject(one, taxed, known);
		if (typeof vat === 'string') return vat;
		taxed.push(vat);
	}
	return taxed;
}

const FIRST: readonly Subject[] = ['goods', 'delivery'];
const rankOf = ({ subject }: SubjectRows): number => (FIRST.includes(subject) ? FIRST.indexOf(subject) : FIRST.length);

function vatOfSubject(one: SubjectRows, taxed: readonly TaxedSubject[], known: VatKnowledge): TaxedSubject | VatDoubt {
	const base = sumRows(one.rows, isBaseRow);
	const tax = sumRows(one.rows, isTaxRow);
	const said = saidByMap(one);
	const hint = hintFor(one, taxed, known);
	if (tax !== 0 || isRoundedAway(base, one, hint, known)) {
		const treatment = treatmentShown(base, tax, one, hint, known);
		return isDoubt(treatment) ? treatment : taxedSubject(one, treatment, { net: base, tax, contained: false });
	}
	const treatment = said ?? treatmentWithoutTax(base, one, hint, shownByGoods(one, taxed), known);
	if (isDoubt(treatment)) return treatment;
	const inside = taxInside(base, treatment, hint);
	return taxedSubject(one, treatment, { net: subtractMinor(base, inside), tax: inside, contained: true });
}

/** Field by field: spreading takes several times as long, and this is done for each refund. */
const taxedSubject = (
	{ subject, rows }: SubjectRows,
	treatment: VatTreatment,
	{ net, tax, contained }: Pick<TaxedSubject, 'net' | 'tax' | 'contained'>,
): TaxedSubject => ({ subject, treatment, net, tax, contained, rows });

/** Tax in an amount that contains it: the share that the order in Sage has, whose tax may be rounded unit by unit; else that of the rate. */
function taxInside(base: Minor, treatment: VatTreatment, hint: SageVat | undefined): Minor {
	if (rateOf(treatment) === 0) return ZERO;
	const { net, tax } = hint?.treatment === treatment ? hint : {};
	if (net === undefined || tax === undefined || net <= 0 || tax <= 0) return taxInGross(base, rateOf(treatment));
	return roundHalfAwayFromZero(BigInt(base) * BigInt(tax), BigInt(net) + BigInt(tax));
}

/** A VAT that the client's map gives every row: it stands where Amazon has no tax rows. */
function saidByMap({ rows }: Pick<SubjectRows, 'rows'>): VatTreatment | undefined {
	const [first, ...others] = new Set(rows.filter(isBaseRow).map(({ is }) => is.vat));
	return others.length === 0 ? VAT_TREATMENTS.find((treatment) => treatment === first) : undefined;
}

const DOUBTS: readonly string[] = ['noTaxRow', 'noDestination', 'zeroAgainstRate', 'noRate', 'orderDiffers'] satisfies VatDoubt[];
const isDoubt = (answer: VatTreatment | VatDoubt): answer is VatDoubt => DOUBTS.includes(answer);

/** Whether the client's map gives one VAT to all that the rows are about. */
export const isSaidByMap = (rows: NonEmpty<ClassifiedRow>): boolean => saidByMap({ rows }) !== undefined;

/** What is known of a subject besides its own rows. */
function hintFor({ subject, rows }: SubjectRows, taxed: readonly TaxedSubject[], { inSage }: VatKnowledge): SageVat | undefined {
	if (subject === 'goodwill') return undefined;
	if (!isFollower(subject)) return inSage(subject);
	const leads = subject === 'promotion' && lowersDelivery(rows) ? 'delivery' : 'goods';
	const lead = taxed.find((one) => one.subject === leads);
	return lead ? { treatment: lead.treatment, units: 0 } : inSage(leads);
}

const isFollower = (subject: Subject): subject is 'promotion' | 'kept' => subject === 'promotion' || subject === 'kept';

/** Delivery and gift wrap without a tax row are at the rate that Amazon's tax rows show of their goods. */
function shownByGoods({ subject }: SubjectRows, taxed: readonly TaxedSubject[]): VatTreatment | undefined {
	if (subject !== 'delivery' && subject !== 'giftWrap') return undefined;
	return taxed.find((one) => one.subject === 'goods' && !one.contained)?.treatment;
}

/** A tax row of 0.00 on so little that the tax at its rate is rounding. */
const isRoundedAway = (base: Minor, { rows }: SubjectRows, hint: SageVat | undefined, known: VatKnowledge): boolean =>
	known.isCalculated &&
	rows.some(isTaxRow) &&
	hint !== undefined &&
	rateOf(hint.treatment) > 0 &&
	Math.abs(taxOnNet(base, rateOf(hint.treatment))) <= penniesOf(rows, known);

/** Amazon rounds the tax of each unit: half a penny each, and a penny a row where units are not known. */
const penniesOf = (rows: readonly ClassifiedRow[], { units }: VatKnowledge): number =>
	units > 0 ? Math.max(1, Math.ceil(units / 2)) : Math.max(1, rows.filter(isTaxRow).length);

/** What tax rows say. The order in Sage knows the rate; where it says that there is none, one of the two is wrong. */
function treatmentShown(
	net: Minor,
	tax: Minor,
	{ subject, rows }: SubjectRows,
	hint: SageVat | undefined,
	known: VatKnowledge,
): VatTreatment | VatDoubt {
	const pennies = penniesOf(rows, known);
	if (!hint) return treatmentOfTax(net, tax, pennies) ?? 'noRate';
	const differs = isFollower(subject) ? 'noRate' : 'orderDiffers';
	const rate = rateOf(hint.treatment);
	if (rate === 0) return differs;
	if (Math.abs(subtractMinor(tax, taxOnNet(net, rate))) <= pennies || isInProportion(net, tax, hint)) return hint.treatment;
	return treatmentOfTax(net, tax, pennies) ? differs : 'noRate';
}

/** The same share of tax as the order in Sage has, to a penny: a refund of an order whose tax was rounded unit by unit. */
function isInProportion(net: Minor, tax: Minor, hint: SageVat): boolean {
	if (!hint.net || hint.tax === undefined) return false;
	const apart = BigInt(tax) * BigInt(hint.net) - BigInt(net) * BigInt(hint.tax);
	const penny = BigInt(Math.abs(hint.net));
	return (apart < 0n ? -apart : apart) <= penny;
}

/** Without tax rows, or with rows of 0.00: the order in Sage, then where the goods went, then the stock item. */
function treatmentWithoutTax(
	base: Minor,
	{ subject, rows }: SubjectRows,
	hint: SageVat | undefined,
	shown: VatTreatment | undefined,
	known: VatKnowledge,
): VatTreatment | VatDoubt {
	if (subject === 'goodwill') return 'outsideScope';
	const saysZero = known.isCalculated && rows.some(isTaxRow);
	const isNothing = Math.abs(base) <= penniesOf(rows, known);
	const certain = hint?.treatment ?? (isExport(known.onAmazon) ? 'zero' : undefined);
	if (certain && !(saysZero && rateOf(certain) > 0)) return certain;
	if (isNothing) return certain && !saysZero ? certain : 'zero';
	const stockItem = shown ?? known.stockItem;
	if (saysZero) return certain || (stockItem && rateOf(stockItem) > 0) ? 'zeroAgainstRate' : 'zero';
	if (!shown && stockItem && mayBeExport(stockItem, known)) return 'noDestination';
	return stockItem ?? (known.isAssumed ? 'standard' : 'noTaxRow');
}

/** Amazon calculates the VAT, shows none, and does not say where the goods went: an export, or a sale that it could not calculate. */
const mayBeExport = (stockItem: VatTreatment, { isCalculated, onAmazon, isAssumed }: VatKnowledge): boolean =>
	isCalculated && !isAssumed && rateOf(stockItem) > 0 && (onAmazon?.shipTo ?? '') === '';
