import { groupBy } from '../../lists/groupBy';
import { negateMinor, subtractMinor, sumMinor, type Minor } from '../../money/money';
import type { Html } from '../html';
import { card } from '../layout';
import { waterfall, type Fall } from '../waterfall';
import { movedOn, type StepView } from './planView';
import { proofOf } from './proof';
import type { Reviewed } from './review.types';

/** Parts of a settlement by the beginning of the second reference, in the order in which people read them. */
const PARTS: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(SALES|RCPT)-/, 'Paid by customers'],
	[/^LIQRCPT-/, 'Liquidations'],
	[/^(REFUNDS|PAYM|LIQPAYM)-/, 'Refunded to customers'],
	[/^FEES-/, 'Fees'],
	[/^FEERCPT-/, 'Fees credited'],
	[/^REIMB-/, 'Reimbursements'],
	[/^CLAWB-/, 'Reimbursements taken back'],
	[/^CHARGE\d?-/, 'Charged to card or bank'],
	[/^RETURN\d?-/, 'Payout that came back'],
	[/^MICRO\d?-/, 'Trial payments to the bank'],
	[/^PAYOUT-/, 'Payout'],
];
const OTHER = 'Everything else';
const PAYOUT = 'Payout';

const partOf = ({ secondReference }: StepView): string => PARTS.find(([begins]) => begins.test(secondReference))?.[1] ?? OTHER;

/** From what customers paid to what Amazon paid out: every movement of clearing is in one of the steps. */
export function fallsOf(reviewed: Reviewed): Fall[] {
	const { plan } = reviewed;
	const { plan: own } = proofOf(reviewed);
	const moving = plan.steps.filter((step) => movedOn(step, plan.bankCode) !== 0);
	const parts = groupBy(moving, partOf);
	const order = [...PARTS.map(([, label]) => label), OTHER];
	const falls = [...new Set(order)].flatMap((label) => (label === PAYOUT ? [] : ofPart(label, parts.get(label) ?? [], reviewed)));
	const kept = negateMinor(subtractMinor(own.closing, own.opening));
	const words = kept < 0 ? 'Held back as reserve' : 'Released from reserve';
	return [
		...falls,
		...(kept === 0 ? [] : [{ label: words, amount: kept }]),
		{ label: 'Paid out', amount: own.payout, isTotal: true as const },
	];
}

function ofPart(label: string, steps: readonly StepView[], reviewed: Reviewed): Fall[] {
	if (steps.length === 0) return [];
	if (label === 'Fees') return feesByAccount(steps, reviewed);
	return [{ label, amount: sumMinor(steps.map((step) => movedOn(step, reviewed.plan.bankCode))) }];
}

/** Fees by nominal account, with their VAT. Lines are debits, so they lower the balance. */
function feesByAccount(steps: readonly StepView[], { names }: Reviewed): Fall[] {
	const byAccount = groupBy(
		steps.flatMap(({ lines }) => lines),
		({ nominalCode }) => nominalCode,
	);
	const gross = (lines: StepView['lines']): Minor => negateMinor(sumMinor(lines.flatMap(({ net, tax }) => [net, tax])));
	return [...byAccount]
		.map(([code, lines]) => ({ label: names.of(code), amount: gross(lines) }))
		.sort((one, other) => one.amount - other.amount);
}

export const waterfallCard = (reviewed: Reviewed): Html =>
	card('From sales to payout', [
		waterfall('What customers paid, what Amazon took and what it paid out', fallsOf(reviewed), reviewed.row.currency),
	]);
