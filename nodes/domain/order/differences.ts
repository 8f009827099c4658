import { groupBy } from '../lists/groupBy';
import { isSameInSage, sageText } from '../text/sageText';
import { samePennies } from '../money/unitPrice';
import { sameDecimal } from '../text/decimal';
import type { OrderContext } from './context';
import type { DeliveryAddressDraft, PricedLineDraft, SalesOrderDraft } from './order.types';
import { COMPARED_ADDRESS, type SageOrder, type SageOrderLine } from './sageOrder';

/** A change of one line, as Sales Order: Update of the Sage node takes it. Numbers are texts with at most five decimals. */
export interface LineChangeDraft {
	/** Id of the line in Sage. */
	readonly line: string;
	readonly quantity?: string;
	readonly unitPrice?: string;
	readonly unitDiscount?: string;
	readonly remove?: true;
}

/** What brings the order in Sage in line, as Sales Order: Update takes it. */
export interface OrderUpdateDraft {
	readonly deliveryAddress?: DeliveryAddressDraft;
	readonly lines?: ReadonlyArray<LineChangeDraft | PricedLineDraft>;
	readonly headerTexts?: Readonly<Record<string, string>>;
}

export interface Differences {
	/** Each difference in words, without buyer data; empty when there is none. */
	readonly words: readonly string[];
	readonly changes: OrderUpdateDraft;
	/** Differences that an update cannot mend, in words. */
	readonly beyondUpdate: readonly string[];
}

/**
 * How an order in Sage differs from what Amazon's order would be entered as now: delivery address, and lines with a price by type and code. Comments, warehouses,
 * dates and lines at no price are people's own.
 */
export function differencesOf(draft: SalesOrderDraft, sage: SageOrder, context: OrderContext): Differences {
	const fields = draft.deliveryAddress ? addressDifferences(draft.deliveryAddress, sage) : [];
	const lines = lineDifferences(draft, sage, context);
	return {
		words: [...(fields.length > 0 ? [`delivery address (${fields.join(', ')})`] : []), ...lines.flatMap(({ words }) => words)],
		changes: {
			...(fields.length > 0 && { deliveryAddress: draft.deliveryAddress }),
			...(lines.length > 0 && { lines: lines.flatMap(({ change }) => change ?? []) }),
		},
		beyondUpdate: lines.filter(({ change }) => !change).flatMap(({ words }) => words),
	};
}

/** Names of the fields, never what stands in them. */
const addressDifferences = (wanted: DeliveryAddressDraft, { deliveryAddress }: SageOrder): string[] =>
	COMPARED_ADDRESS.filter((field) => !isSameInSage(wanted[field].trim(), deliveryAddress?.[field] ?? ''));

interface LineDifference {
	readonly words: readonly string[];
	/** Missing where an update cannot mend it. */
	readonly change?: LineChangeDraft | PricedLineDraft;
}

/** Lines that are one by type and code are paired in their order. */
function lineDifferences(draft: SalesOrderDraft, sage: SageOrder, context: OrderContext): LineDifference[] {
	const priced = draft.lines.filter((line): line is PricedLineDraft => line.lineType !== 'comment');
	const wanted = groupBy(priced, keyOfDraft);
	const found = groupBy(
		sage.lines.filter(({ lineType }) => lineType !== 'comment'),
		(line) => keyOf(line, taxCodeOf(line, context)),
	);
	return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((key) => {
		const [ours = [], theirs = []] = [wanted.get(key), found.get(key)];
		return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) =>
			lineDifference(ours[index], theirs[index], context),
		).flat();
	});
}

const taxCodeOf = ({ taxCodeId }: SageOrderLine, context: OrderContext): number | undefined => context.taxCodesById.get(taxCodeId)?.code;

const keyOfDraft = (line: PricedLineDraft): string =>
	keyOf({ lineType: line.lineType, code: line.stockCode ?? line.chargeCode ?? '', description: line.description ?? '' }, line.taxCode);

/** Delivery is a line for each tax code; free text is known by its text. */
function keyOf(
	{ lineType, code, description }: Pick<SageOrderLine, 'lineType' | 'code' | 'description'>,
	taxCode: number | undefined,
): string {
	if (lineType === 'freeText') return `freeText|${sageText(description)}`;
	return lineType === 'charge' ? `charge|${sageText(code)}|${taxCode ?? ''}` : `standard|${sageText(code)}`;
}

function lineDifference(wanted: PricedLineDraft | undefined, found: SageOrderLine | undefined, context: OrderContext): LineDifference[] {
	if (!found) return wanted ? [{ words: [`${nameOf(wanted)} is not in Sage`], change: wanted }] : [];
	if (!wanted)
		return sameDecimal(found.unitPrice, '0')
			? []
			: [{ words: [`${found.code || found.description} is no more in Amazon's order`], change: { line: found.id, remove: true } }];
	const name = nameOf(wanted);
	const taxCode = taxCodeOf(found, context);
	const others: LineDifference[] =
		taxCode === wanted.taxCode
			? []
			: [{ words: [`${name}: tax code ${taxCode ?? '(unknown)'} in Sage, ${wanted.taxCode} for Amazon's order`] }];
	const numbers = NUMBERS.filter((number) => isOther(number, wanted, found));
	if (numbers.length === 0) return others;
	const words = numbers.map(({ word, of, sage }) => `${name}: ${word} ${sage(found)} in Sage, ${of(wanted)} for Amazon's order`);
	return [...others, { words, change: { line: found.id, ...Object.fromEntries(numbers.map(({ field, of }) => [field, of(wanted)])) } }];
}

/** A price that comes to the same pennies is the same: how many decimals of it a site keeps is its own. */
function isOther({ field, of, sage }: (typeof NUMBERS)[number], wanted: PricedLineDraft, found: SageOrderLine): boolean {
	const ours = of(wanted);
	if (ours === undefined || sameDecimal(ours, sage(found))) return false;
	const quantity = wanted.lineType === 'charge' ? '1' : wanted.quantity;
	return field === 'quantity' || !samePennies(ours, sage(found), quantity);
}

const nameOf = (line: PricedLineDraft): string => line.stockCode ?? line.description ?? line.chargeCode ?? line.lineType;

/** Numbers of a line that are compared. A draft that names no discount has none. */
const NUMBERS = [
	{ field: 'quantity', word: 'quantity', of: ({ quantity }: PricedLineDraft) => quantity, sage: ({ quantity }: SageOrderLine) => quantity },
	{
		field: 'unitPrice',
		word: 'unit price',
		of: ({ unitPrice }: PricedLineDraft) => unitPrice,
		sage: ({ unitPrice }: SageOrderLine) => unitPrice,
	},
	{
		field: 'unitDiscount',
		word: 'unit discount',
		of: ({ lineType, unitDiscount }: PricedLineDraft) => (lineType === 'charge' ? undefined : (unitDiscount ?? '0')),
		sage: ({ unitDiscount }: SageOrderLine) => unitDiscount,
	},
] as const;
