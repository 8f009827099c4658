import { simulate, type Happened, type Simulated } from './flow/simulation';
import { movedOn, nominalLines } from './flow/posted';
import { saleIssue } from './flow/credits';
import { assertionsOf, complaintOf, isInstalled, journalOf, laterCredits } from './flow/hledger';
import { tallyOf } from './flow/tally';
import { folded, type Line } from './shop/books';
import { fortnightOf } from './shop/calendar';
import { decimal, pence, sum } from './shop/pence';
import { standsAs } from './shop/sage';
import { KINDS } from './shop/seller';
import { OPENING_PENCE } from './shop/shop';

/** From go-live on: 8 in the ordinary run, `SELLER_FORTNIGHTS=40` on demand. */
const FORTNIGHTS = Number(process.env.SELLER_FORTNIGHTS || '8');
/** Milliseconds for a seller, on a machine that has other work. */
const PATIENCE = 60_000 + FORTNIGHTS * 3_000;
const LEAST_SHARE = 0.95;

const linesOfCredits = ({ refunds }: Happened): Line[] =>
	refunds.filter(({ fate }) => fate === 'posted').flatMap((one) => one.refunds.flatMap(({ lines }) => [...lines]));
const isOrderCredit = (secondReference: string): boolean => /^\d{17}C/.test(secondReference);
const grossOf = (refunds: ReadonlyArray<{ readonly gross: number }>): number => sum(refunds.map(({ gross }) => gross));

/** Exceptions of single orders that have to be told, as `kind order`. */
function expectedIssues({ fortnight: { paid, index }, refunds }: Happened): string[] {
	const sales = paid.flatMap((order) => {
		const issue = saleIssue(order, index);
		const isWhole = order.parcels.every(({ postedAt }) => fortnightOf(postedAt) <= index);
		const isChanged = order.story === 'changed' && standsAs(order, index) === 'live' && isWhole;
		return [...(issue ? [`${issue} ${order.id}`] : []), ...(isChanged ? [`settledExceedsOrder ${order.id}`] : [])];
	});
	const ofRefunds = refunds.filter(({ fate }) => fate !== 'posted' && fate !== 'byHand').map(({ fate, order }) => `${fate} ${order.id}`);
	return [...new Set([...sales, ...ofRefunds])].sort();
}

/** What each account comes to by the books of the simulation; credits of orders as the flow posted them are checked one by one elsewhere. */
function balancesOf({ happened }: Simulated): Map<string, number> {
	const balances = new Map<string, number>();
	const move = (account: string, amount: number) => balances.set(account, (balances.get(account) ?? 0) + amount);
	move('assets:bank:AMZGBP', happened.at(-1)?.fortnight.holds ?? 0);
	move('equity:carried in from Amazon', -OPENING_PENCE);
	move('customers:AMZSUMGB', 0);
	move('suppliers:AMZFEES', 0);
	for (const one of happened) {
		const { books, payout, returned } = one.fortnight;
		const credits = [...linesOfCredits(one), ...one.due.flatMap(({ refunds }) => refunds.flatMap(({ lines }) => [...lines]))];
		for (const { nominal, side, net, tax } of [...books.lines(), ...credits]) {
			move(`nominal:${nominal}`, net);
			move(`vat:${side}`, tax);
		}
		move('assets:bank:CURRENT', payout - returned);
		move('customers:AMZUKGBP', books.refunded - books.paid - sum(credits.map(({ net, tax }) => net + tax)));
	}
	return balances;
}

/** Orders to which Sage has more credits, ours and those by hand, than Amazon gave back. */
function creditedTooMuch({ company, happened }: Simulated): string[] {
	const left = new Map<string, number>();
	for (const { order, gross } of happened.flatMap(({ refunds }) => refunds)) left.set(order.id, (left.get(order.id) ?? 0) + gross);
	for (const { amazon_order_id: id, gross_value: value } of company.credits) left.set(id, (left.get(id) ?? 0) - pence(value));
	return [...left].filter(([, amount]) => amount < 0).map(([id]) => id);
}

const needsHledger = isInstalled ? it : it.skip;
const where = isInstalled ? '' : ' (skipped: hledger is not installed on this machine)';

if (process.env.REQUIRE_ALL === '1')
	it('hledger is there, because nothing may be left out in this run', () => {
		expect(isInstalled).toBe(true);
	});

/** Credits that were posted later are dated before its last day, and not in its balances. */
const withoutItsBalances = (chain: string): string => chain.split('\n\n').slice(0, -1).join('\n\n');

const sellers: Simulated[] = [];

describe.each(KINDS)(`a seller of the kind $name, seed $seed, over ${FORTNIGHTS} fortnights from go-live on`, (kind) => {
	let seller: Simulated;
	beforeAll(() => void sellers.push((seller = simulate(kind, FORTNIGHTS))), PATIENCE);

	it('posts at least 95 of 100 settlements straight through', () => {
		const held = seller.happened.filter(({ worked }) => worked.holds.length > 0);
		const unforeseen = held.flatMap(({ fortnight, worked }) =>
			worked.holds
				.filter(({ kind: of }) => !(fortnight.hasNewType && of === 'unknownRowType'))
				.map((hold) => `${fortnight.settlementId}: ${hold.kind}. ${hold.message}`),
		);
		expect(unforeseen).toEqual([]);
		expect(held.length / FORTNIGHTS).toBeLessThanOrEqual(1 - LEAST_SHARE);
	});

	it("has every identity, and Amazon's balance to the penny, whatever waits", () => {
		for (const { fortnight, worked, heldBefore } of seller.happened) {
			const { plan, journal, openingClearing } = worked.analysis;
			expect(plan.identities.filter(({ holds }) => !holds)).toEqual([]);
			expect([openingClearing, plan.clearing?.closing]).toEqual([decimal(heldBefore), decimal(fortnight.holds)]);
			expect(movedOn(journal, 'AMZGBP')).toBe(fortnight.holds - heldBefore);
			expect(movedOn(journal, 'CURRENT')).toBe(fortnight.payout - fortnight.returned);
		}
	});

	it('has every account and every VAT figure of the second set of books', () => {
		for (const one of seller.happened) {
			const { books, settlementId } = one.fortnight;
			const posted = folded(nominalLines(one.worked.analysis.journal));
			expect({ settlementId, posted }).toEqual({ settlementId, posted: folded([...books.lines(), ...linesOfCredits(one)]) });
		}
	});

	it('tells of each order that a person has to look at, and of no other', () => {
		for (const one of seller.happened) {
			const told = one.worked.analysis.exceptions.filter(({ holds }) => !holds).map(({ kind: of, recordId }) => `${of} ${recordId}`);
			expect({ settlement: one.fortnight.settlementId, told: told.sort() }).toEqual({
				settlement: one.fortnight.settlementId,
				told: expectedIssues(one),
			});
		}
	});

	it('credits each refund once: by the flow, by hand, or waiting', () => {
		for (const { worked, refunds, fortnight } of seller.happened) {
			const { plan, waiting } = worked.analysis;
			const posted = sum(plan.steps.filter(({ secondReference }) => isOrderCredit(secondReference)).map(({ amount }) => pence(amount)));
			const waits = sum(waiting.map(({ gross }) => pence(gross)));
			const byHand = grossOf(refunds.filter(({ fate }) => fate === 'byHand'));
			expect(posted).toBe(grossOf(refunds.filter(({ fate }) => fate === 'posted')));
			expect(posted + waits + byHand).toBe(fortnight.books.refunded);
		}
		const ours = seller.company.credits
			.filter(({ reference }) => reference !== 'by hand')
			.map((one) => `${one.reference} ${one.second_reference}`);
		expect(ours.filter((one, index) => ours.indexOf(one) !== index)).toEqual([]);
		expect(creditedTooMuch(seller)).toEqual([]);
	});

	it('posts a credit that waited as soon as its order is in Sage, with the VAT of the sale', () => {
		for (const { lookedAt, due } of seller.happened) {
			const ready = lookedAt.filter(({ found }) => found.state === 'ready');
			expect(ready.map(({ waiting }) => waiting.orderId).sort()).toEqual(due.map(({ order }) => order.id).sort());
			const posted = ready.flatMap(({ found }) => (found.state === 'ready' ? nominalLines(found.journal) : []));
			expect(folded(posted)).toEqual(folded(due.flatMap(({ refunds }) => refunds.flatMap(({ lines }) => [...lines]))));
		}
	});

	needsHledger(
		`is accepted by hledger, settlement by settlement and as a chain, with the balances of the second set of books${where}`,
		() => {
			const { company, happened, later } = seller;
			expect(complaintOf(...happened.map(({ worked }) => journalOf([worked], company.settings)))).toBe('');
			const chain = journalOf(
				happened.map(({ worked }) => worked),
				company.settings,
			);
			const balances = balancesOf(seller);
			const whole = (expected: ReadonlyMap<string, number>) =>
				[withoutItsBalances(chain), laterCredits(later), assertionsOf(expected)].join('\n\n');
			expect(complaintOf(chain)).toBe('');
			expect(complaintOf(whole(balances))).toBe('');
			const wrong = new Map(balances).set('vat:input', (balances.get('vat:input') ?? 0) + 1);
			expect(complaintOf(whole(wrong))).toMatch(/assertion/i);
		},
		PATIENCE,
	);
});

it('has let them meet what sellers meet', () => {
	const tallies = sellers.map(tallyOf);
	if (process.env.SELLER_REPORT) console.log(JSON.stringify(tallies, null, 1));
	const never = Object.keys(tallies[0]).filter((what) => tallies.every((tally) => tally[what] === 0));
	expect(never).toEqual([]);
});
