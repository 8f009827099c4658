import { groupBy } from '../../lists/groupBy';
import { sumMinor, ZERO, type Minor } from '../../money/money';
import { isOrderCredit } from '../../reference/reference';
import { isSameInSage } from '../../text/sageText';

/** A credit in Sage that belongs to an order of Amazon: a sales return, or a sales credit note. */
export interface CreditFact {
	readonly orderId: string;
	readonly source: 'salesReturn' | 'creditNote';
	/** Number or URN by which a person finds it. */
	readonly documentNo: string;
	readonly reference: string;
	readonly secondReference: string;
	/** Positive. */
	readonly gross: Minor;
	/** Number of a return or credit note that may be the same one; '' when it stands by itself. */
	readonly maybeSameAs: string;
	/** Why it cannot be relied on, in words; left out when it can. */
	readonly doubt?: string;
}

/** Credits by Amazon order id, or `assumed` when nobody looked. */
export type CreditsInSage = ReadonlyMap<string, readonly CreditFact[]> | 'assumed';

export const creditsInSage = (found: readonly CreditFact[] | 'assumed'): CreditsInSage =>
	found === 'assumed' ? 'assumed' : groupBy(found, ({ orderId }) => orderId);

/** What people credited to an order. */
export interface CreditsByHand {
	readonly gross: Minor;
	readonly documents: readonly string[];
	/** Why it is not known what they come to, in words; none when it is. */
	readonly doubts: readonly string[];
	/** What our own credit notes of other settlements come to: so much of the refunds asks for no other credit. */
	readonly ours: Minor;
}

const NO_CREDITS: CreditsByHand = { ours: ZERO, gross: ZERO, documents: [], doubts: [] };

/** Credits of an order that are not ours. Ours are known by their reference, and stop nothing; those of the settlement itself do not count. */
export function creditsByHand(credits: CreditsInSage, orderId: string, settlementId: string): CreditsByHand {
	const all = credits === 'assumed' ? undefined : credits.get(orderId);
	if (!all) return NO_CREDITS;
	const others = all.filter((credit) => !isOrderCredit(credit.secondReference) && !isOfGoodsOnly(credit));
	const isDoubled = others.some(({ maybeSameAs }) => maybeSameAs !== '');
	const ours = all.filter(({ reference, secondReference }) => isOrderCredit(secondReference) && !isSameInSage(reference, settlementId));
	return {
		ours: sumMinor(ours.map(({ gross }) => gross)),
		gross: sumMinor(others.map(({ gross }) => gross)),
		documents: others.map(({ source, documentNo }) => `${source === 'salesReturn' ? 'sales return' : 'credit note'} ${documentNo}`),
		doubts: [
			...(isDoubled ? ['a return and a credit note may be one and the same'] : []),
			...[...others, ...ours].flatMap(({ documentNo, doubt }) => (doubt ? [`${documentNo}: ${doubt}`] : [])),
		],
	};
}

/** A return that was taken in at no price: the goods are back, their money is credited from the settlement. */
const isOfGoodsOnly = ({ source, gross, doubt }: CreditFact): boolean => source === 'salesReturn' && gross === 0 && doubt === undefined;
