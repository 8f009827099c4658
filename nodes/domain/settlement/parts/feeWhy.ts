import { SourceLines } from '../../books/sourceLines';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import { absoluteMinor, addMinor, sumMinor, toDecimal, type Minor } from '../../money/money';
import type { Refusal } from '../../result';
import { isSplitType } from '../catalogue/fees';
import { typeName } from '../catalogue/rowType';
import type { Held } from '../held';
import { rowsFrom } from '../rows';
import type { FeeGroup } from './feeGroups';

/** Why the VAT of a fee is not decided. */
export type Why =
	| { readonly kind: 'noRule' | 'reverseCharge' | 'labelWithoutOrder' }
	| { readonly kind: 'labelCarrier'; readonly carrier: string }
	| { readonly kind: 'beforeRules'; readonly rulesFrom: string }
	| { readonly kind: 'foreignTax'; readonly tax: Minor }
	| { readonly kind: 'taxOff'; readonly amount: Minor; readonly tax: Minor; readonly expected: Minor };

/** A group with the reason why it is held. */
export interface UndecidedFee {
	readonly group: FeeGroup;
	readonly why: Why;
}

/** Undecided fees, one refusal for each cause: a fee on a marketplace, all labels without an order, each carrier. */
export const heldFees = (undecided: readonly UndecidedFee[]): Held[] => [...groupBy(undecided, causeKey).values()].map(heldCause);

function causeKey({ group: { first }, why }: UndecidedFee): string {
	if (why.kind === 'labelWithoutOrder') return why.kind;
	if (why.kind === 'labelCarrier') return `${why.kind}|${why.carrier.toLowerCase()}`;
	return [why.kind, nameOf(first), first.marketplaceName].join('|');
}

/** A fee in several rows by its name alone. */
const nameOf = (row: FeeGroup['first']): string =>
	isSplitType(row.transactionType) ? `${row.transactionType} / ${row.amountType}` : typeName(row);

function heldCause(ofCause: NonEmpty<UndecidedFee>): Held {
	const [{ group, why }] = ofCause;
	const lines = SourceLines.together(ofCause.map((one) => one.group.lines));
	const { first } = group;
	const name = `"${nameOf(first)}"${first.marketplaceName ? ` on ${first.marketplaceName}` : ''}`;
	const { because, remedy } = words(why, group);
	const refusal: Refusal = {
		kind: 'feeVatUndecided',
		message: `The VAT of ${name} is not decided: ${because} (${rowsFrom(lines)}).`,
		remedy: `${remedy}, then run the settlement again.`,
		detail: causeKey(ofCause[0]),
	};
	return { refusal, lines, value: sumMinor(ofCause.map((one) => addMinor(one.group.amount, one.group.tax))) };
}

interface Words {
	readonly because: string;
	readonly remedy: string;
}

/** The row of the nominal map that speaks for a fee, for its tax and discount too, on its marketplace only. Names of EPR fees end with a period. */
function mapRow(group: FeeGroup): string {
	const { first } = group;
	const description = isSplitType(first.transactionType) ? '*' : first.amountDescription;
	const marketplace = first.marketplaceName === '' ? '' : `, marketplace "${first.marketplaceName}"`;
	const amountType = group.kind.startsWith('epr') ? first.amountType.replace(/ - .*$/, ' - *') : first.amountType;
	return `a row to the nominal map: transactionType "${first.transactionType}", amountType "${amountType}", amountDescription "${description}"${marketplace}`;
}

const readAndMap = (group: FeeGroup): string =>
	`Read on Amazon's invoice how it is charged, with the VAT adviser where that is not plain. Add ${mapRow(group)}, with vat standard (UK VAT is in the amount) or zero, exempt or outsideScope (it is not: the whole amount is cost)`;

function words(why: Why, group: FeeGroup): Words {
	switch (why.kind) {
		case 'noRule':
			return { because: NO_RULE[group.kind] ?? 'no rule says which VAT it contains', remedy: readAndMap(group) };
		case 'reverseCharge':
			return { because: REVERSE_CHARGE, remedy: reverseChargeRemedy(group) };
		case 'beforeRules':
			return {
				because: `it was charged before ${why.rulesFrom}, the day from which the rules of fees hold (fees.rulesFrom)`,
				remedy: `${readAndMap(group)}, and validUntil for the last day before ${why.rulesFrom}`,
			};
		case 'foreignTax':
			return { because: `its Tax on fee (${shown(why.tax)}) was charged abroad and is no UK VAT by any rule`, remedy: readAndMap(group) };
		case 'taxOff':
			return taxOff(why, group);
		case 'labelWithoutOrder':
			return {
				because: 'the row names no order, so that nobody knows the carrier, and fees.labelsWithoutOrder is not set',
				remedy:
					"Read on Amazon's Buy Shipping invoices which VAT such labels carry and set fees.labelsWithoutOrder to standard, zero, exempt or outsideScope in the settings",
			};
		case 'labelCarrier':
			return labelCarrier(why.carrier);
	}
}

const NO_RULE: Partial<Record<FeeGroup['kind'], string>> = {
	eprContribution:
		'whether an EPR contribution is a supply or passed on is not settled (and Amazon pays for Great Britain only where the seller is not established there)',
	merchant: 'fees of this marketplace carry local VAT, which is no UK input VAT, or are charged by a company that no rule knows',
	stock: 'no rule says how work in a warehouse outside the United Kingdom is charged',
	freight: 'no rule says how carriage across a border is charged',
};

const REVERSE_CHARGE =
	'Amazon charges it without VAT and the company accounts for it itself (reverse charge), and reverse-charge fees are not posted yet';

const reverseChargeRemedy = (group: FeeGroup): string =>
	`Enter Amazon's invoice in the purchase ledger with the tax code of the reverse charge, and settle it against an account of the balance sheet. Add ${mapRow(group)}, with nature balance and the nominal code of that account, so that the settlement posts the money alone`;

function taxOff({ amount, tax, expected }: Extract<Why, { kind: 'taxOff' }>, group: FeeGroup): Words {
	const because =
		amount === 0
			? `its Tax on fee (${shown(tax)}) has no Base fee beside it`
			: `its Tax on fee (${shown(tax)}) is not 20 % of its base (${shown(amount)}), which would be ${shown(expected)}`;
	return {
		because,
		remedy: `Compare it with Amazon's invoice. Add ${mapRow(group)}, with vat standard (20 % is taken out of the whole amount) or outsideScope (the whole amount is cost)`,
	};
}

function labelCarrier(carrier: string): Words {
	const entry = carrier === '' ? '* (any other carrier)' : carrier;
	return {
		because: carrier === '' ? 'Amazon does not say which carrier took the order' : `fees.labelCarriers has no entry for ${carrier}`,
		remedy: `Read on its invoice which VAT its labels carry and add ${entry} to fees.labelCarriers in the settings, for example "${carrier || '*'} = standard"`,
	};
}

const shown = (amount: Minor): string => toDecimal(absoluteMinor(amount));
