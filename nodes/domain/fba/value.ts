import { analysed, linesOf, type Entry, type NominalAmount } from '../books/entry';
import { equalAmounts, periodsBalance, planIsJournal } from '../books/identities';
import type { PostingPlan, SageDocument } from '../books/plan.types';
import { SourceLines } from '../books/sourceLines';
import { stepsOf } from '../books/steps';
import { negateMinor, sumMinor, ZERO, type Minor } from '../money/money';
import { fbaSecondReference, type FbaPart } from '../reference/reference';
import type { BridgeSettings, FbaSettings, SageName } from '../settings/settings.types';
import type { Place } from './reasons';

/** On which account the value of a change stands, and whether it is written off there or comes back. */
export interface ValueChange {
	readonly account: 'lost' | 'damaged';
	readonly sign: 1 | -1;
}

/**
 * What a change of place does to the value. Units have lost it where they are lost or gone, and, by choice, where they are unfit for sale. What the write-off of
 * damaged units goes to is told by where they were.
 */
export function valueChangeOf(from: Place, to: Place, damagedValue: FbaSettings['damagedValue']): ValueChange | undefined {
	const isWrittenOff = (place: Place) => place === 'lost' || place === 'gone' || (place === 'unsellable' && damagedValue === 'whenDamaged');
	if (isWrittenOff(from) === isWrittenOff(to)) return undefined;
	if (isWrittenOff(to)) {
		const isDamaged = to === 'unsellable' || (to === 'gone' && from === 'unsellable');
		return { account: isDamaged ? 'damaged' : 'lost', sign: 1 };
	}
	return { account: from === 'unsellable' ? 'damaged' : 'lost', sign: -1 };
}

export interface ValuePosting {
	readonly eventId: string;
	/** Day of the event in Amazon's ledger, which names the references, and day of the posting (`YYYY-MM-DD`). */
	readonly date: string;
	readonly postOn: string;
	readonly change: ValueChange;
	/** Positive. */
	readonly value: Minor;
	readonly narrative: string;
}

/**
 * The value as a receipt and a payment through a clearing account, which is at zero again after them: Sage takes no nominal journal. Both are outside the scope of
 * VAT. Written off: the write-off is debited by the payment, the provision credited by the receipt; the other way round where units come back.
 */
export function valuePlan(posting: ValuePosting, { fba, taxCodes }: Pick<BridgeSettings, 'fba' | 'taxCodes'>): PostingPlan {
	const { change, eventId, value } = posting;
	const [debited, credited] =
		change.sign === 1 ? [fba.nominals[change.account], fba.nominals.provision] : [fba.nominals.provision, fba.nominals[change.account]];
	const outside = taxCodes.outsideScope.code;
	const entries = [
		entryOf(posting, { part: 'FBAREC', document: 'bank_receipt', nominal: credited, gross: negateMinor(value), outside }, fba),
		entryOf(posting, { part: 'FBAPAY', document: 'bank_payment', nominal: debited, gross: value, outside }, fba),
	];
	const steps = stepsOf(entries, { reference: eventId, currency: fba.currency });
	const clearing = sumMinor(entries.flatMap(({ accounts }) => accounts.map(({ gross }) => gross)));
	return {
		planVersion: 1,
		subject: { kind: 'fbaAdjustment', id: eventId },
		currency: fba.currency,
		steps,
		identities: [
			...periodsBalance(linesOf(entries)),
			planIsJournal(entries, steps),
			equalAmounts('the clearing account of FBA returns to zero', clearing, ZERO),
		],
		clearing: { bankCode: fba.clearing.code, closing: '0.00', movement: '0.00' },
	};
}

interface Half {
	readonly part: FbaPart;
	readonly document: SageDocument;
	readonly nominal: SageName;
	/** Signed, debit positive. */
	readonly gross: Minor;
	readonly outside: number;
}

function entryOf({ date, postOn, narrative }: ValuePosting, half: Half, { clearing }: FbaSettings): Entry {
	const month = date.slice(0, 7);
	const amount: NominalAmount = {
		nominalCode: half.nominal.code,
		costCentre: '',
		department: '',
		taxCode: half.outside,
		vat: half.document === 'bank_receipt' ? 'output' : 'input',
		gross: half.gross,
		tax: ZERO,
		narrative,
		lines: new SourceLines(),
	};
	const head = {
		period: postOn.slice(0, 7),
		date: postOn,
		part: half.part,
		document: half.document,
		secondReference: fbaSecondReference(half.part, month),
	};
	return analysed(head, [amount], { kind: 'clearing', account: clearing.code }, narrative);
}
