import { minorUnits, negateMinor, subtractMinor, sumMinor, type Minor } from '../../money/money';
import { html, type Html } from '../html';
import { card } from '../layout';
import { minorOf, money, plainMoney } from '../show';
import { table, type Cell } from '../table';
import { isInSage, movedOn, type StepView } from './planView';
import type { Reviewed } from './review.types';

/** Figures of one source, each where it is known. */
export interface Figures {
	readonly opening?: Minor;
	readonly activity?: Minor;
	readonly payout?: Minor;
	readonly closing?: Minor;
}

/** Opening, activity, payout and closing of our plan, of Amazon's file, and of Sage's documents. */
export interface Proof {
	readonly plan: Required<Figures>;
	readonly amazon: Figures;
	readonly sage: Figures;
}

/** A payout and what comes back of one: bank transfers that Amazon's header total speaks of. */
const isPayout = ({ secondReference }: StepView): boolean => secondReference.startsWith('PAYOUT-');

const payoutOf = (steps: readonly StepView[], bank: string): Minor =>
	negateMinor(sumMinor(steps.filter(isPayout).map((step) => movedOn(step, bank))));

/** Activity is everything that moves the clearing account but the payout. Amazon's comes from its header: paid, less what it released, and what it holds. */
export function proofOf({ row, plan, documents }: Reviewed): Proof {
	const payout = payoutOf(plan.steps, plan.bankCode);
	const closing = subtractMinor(plan.held, sumMinor(plan.waiting.map(({ amount }) => amount)));
	const opening = subtractMinor(closing, plan.movement);
	const done = stepsInSage(plan.steps, documents);
	const whole = done.length === plan.steps.length;
	const sagePayout = payoutOf(done, plan.bankCode);
	const sageMoved = sumMinor(done.map((step) => movedOn(step, plan.bankCode)));
	const amazon = amazonFigures(row, opening);
	return {
		plan: { opening, activity: sumMinor([plan.movement, payout]), payout, closing },
		amazon,
		sage: whole ? { activity: sumMinor([sageMoved, sagePayout]), payout: sagePayout, closing: minorOf(row.clearingBalance) } : {},
	};
}

function amazonFigures({ total, currentReserve }: Reviewed['row'], opening: Minor): Figures {
	const [paid, held] = [minorOf(total), minorOf(currentReserve)];
	if (paid === undefined || held === undefined) return { payout: paid, closing: held };
	return { opening, activity: minorUnits(paid - opening + held), payout: minorUnits(Math.max(0, paid)), closing: held };
}

/** Steps of which Sage holds the document, with the amount that Sage's answer names. */
export const stepsInSage = (steps: readonly StepView[], documents: Reviewed['documents']): StepView[] =>
	steps.flatMap((step) => {
		const found = documents.find((each) => each.secondReference === step.secondReference && each.document === step.document);
		return found && isInSage(found) && found.amount !== undefined ? [{ ...step, amount: found.amount }] : [];
	});

/** What a person reads first. */
export function sentenceOf(reviewed: Reviewed): string {
	const { amazon, sage } = proofOf(reviewed);
	const { currency, total } = reviewed.row;
	const paid = minorOf(total);
	if (paid === undefined) return 'What Amazon paid is not known.';
	if (paid < 0) return `Amazon paid nothing: the account owed ${money(negateMinor(paid), currency)} at the end.`;
	const begin = `Amazon paid ${money(paid, currency)}`;
	if (sage.payout === undefined || amazon.payout === undefined) return `${begin}; Sage shows nothing of it yet.`;
	return `${begin}; Sage shows ${money(sage.payout, currency)}; difference ${money(subtractMinor(amazon.payout, sage.payout), currency)}.`;
}

const ROWS: ReadonlyArray<readonly [keyof Figures, string]> = [
	['opening', 'Balance with Amazon before'],
	['activity', '+ Sales, refunds, fees and everything else'],
	['payout', '− Payout'],
	['closing', '= Balance with Amazon after'],
];

/** Opening + activity − payout = closing, three times side by side. */
export function proofCard(reviewed: Reviewed): Html {
	const { plan, amazon, sage } = proofOf(reviewed);
	const show = (amount: Minor | undefined): string => (amount === undefined ? '–' : plainMoney(amount));
	const rows = ROWS.map(([name, label]): Cell[] => [
		label,
		show(plan[name]),
		show(amazon[name]),
		show(sage[name]),
		agreement([plan[name], amazon[name], sage[name]]),
	]);
	return card('Does it agree?', [
		table({
			caption: 'Opening, activity, payout and closing in the plan, by Amazon and in Sage',
			columns: [
				{ head: `In ${reviewed.row.currency}`, kind: 'title', width: 36 },
				{ head: 'Our plan', kind: 'number', width: 16 },
				{ head: 'Amazon', kind: 'number', width: 16 },
				{ head: 'Sage', kind: 'number', width: 16 },
				{ head: 'Agrees', kind: 'number', width: 16 },
			],
			rows,
		}),
		html`<p class="small soft">
			Amazon: the file’s own total and reserve. Sage: its documents as they were read back, and the balance of
			${reviewed.names.of(reviewed.plan.bankCode)} after the last of them.
		</p>`,
	]);
}

function agreement(amounts: ReadonlyArray<Minor | undefined>): Html {
	const known = [...new Set(amounts.filter((amount) => amount !== undefined))];
	if (amounts.filter((amount) => amount !== undefined).length < 2) return html`<span class="soft">not known yet</span>`;
	return known.length === 1 ? html`<span class="equal">✓ yes</span>` : html`<span class="unequal">✗ no</span>`;
}
