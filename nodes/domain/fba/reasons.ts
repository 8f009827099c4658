/** Where a unit is, as the books see it: fit for sale or not at Amazon, missing, or out for good. */
export type Place = 'sellable' | 'unsellable' | 'lost' | 'gone';

/**
 * What a reason code of an adjustment does. `conditionOut` is always followed by a `conditionIn` and changes no total; the others do, and `redefined` moves
 * units between two SKUs.
 */
export type Effect = 'conditionOut' | 'conditionIn' | 'lost' | 'found' | 'gone' | 'redefined';

interface Reason {
	readonly effect: Effect;
	/** Sign that its rows have. */
	readonly sign: 1 | -1;
	readonly words: string;
}

const reason = (effect: Effect, sign: 1 | -1, words: string): Reason => ({ effect, sign, words });

/**
 * Reason codes of the ledger's Adjustments (Seller Central help on inventory adjustments). 1, 2 and J stand in old rows only and change units as F and M do.
 */
const REASONS: Readonly<Record<string, Reason>> = Object.freeze({
	'6': reason('conditionOut', -1, 'damaged, was carrier-damaged'),
	'7': reason('conditionOut', -1, 'damaged, was expired'),
	E: reason('conditionOut', -1, 'damaged at the fulfilment centre'),
	H: reason('conditionOut', -1, 'damaged, was customer-damaged'),
	K: reason('conditionOut', -1, 'damaged, was defective'),
	U: reason('conditionOut', -1, 'damaged, was distributor-damaged'),
	Q: reason('conditionOut', -1, 'disposition changed, out'),
	P: reason('conditionIn', 1, 'disposition changed'),
	M: reason('lost', -1, 'missing'),
	'5': reason('lost', -1, 'missing, not recoverable'),
	'2': reason('lost', -1, 'software correction'),
	F: reason('found', 1, 'found'),
	N: reason('found', 1, 'found or transferred'),
	'1': reason('found', 1, 'software correction'),
	J: reason('found', 1, 'software correction'),
	D: reason('gone', -1, 'disposed of'),
	G: reason('gone', -1, 'donated'),
	O: reason('gone', -1, 'corrected or taken by Amazon'),
	'3': reason('redefined', 1, 'product redefined, in'),
	'4': reason('redefined', -1, 'product redefined, out'),
});

/** The reason of a code; undefined for one that is not known. */
export const reasonOf = (code: string): Reason | undefined => (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined);

/** Dispositions that ledger files show. All but the first are unfit for sale. */
const DISPOSITIONS = [
	'SELLABLE',
	'DEFECTIVE',
	'CUSTOMER_DAMAGED',
	'WAREHOUSE_DAMAGED',
	'CARRIER_DAMAGED',
	'DISTRIBUTOR_DAMAGED',
	'EXPIRED',
	'UNSELLABLE',
];

/** Whether units of a disposition can be sold; undefined for a disposition that is not known, as of a file in another language. */
export function placeOf(disposition: string): 'sellable' | 'unsellable' | undefined {
	const word = disposition.trim().toUpperCase();
	if (!DISPOSITIONS.includes(word)) return undefined;
	return word === 'SELLABLE' ? 'sellable' : 'unsellable';
}
