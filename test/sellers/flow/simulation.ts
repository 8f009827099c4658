import type { JournalLine } from '../../../nodes/domain/books/journal.types';
import type { SellerKind } from '../shop/seller';
import { OPENING_PENCE, Shop, type Fortnight } from '../shop/shop';
import { Company, type LookedAt, type Worked } from './company';
import { CreditRule, type OrderRefunds } from './credits';

/** One fortnight as it went. */
export interface Happened {
	readonly fortnight: Fortnight;
	readonly worked: Worked;
	/** What Amazon held before it, in pence. */
	readonly heldBefore: number;
	readonly refunds: readonly OrderRefunds[];
	/** Credits of earlier fortnights that were looked at again, and those of them that had to be posted. */
	readonly lookedAt: readonly LookedAt[];
	readonly due: readonly OrderRefunds[];
}

export interface Simulated {
	readonly company: Company;
	readonly happened: readonly Happened[];
	/** Journals of the credits that were posted later. */
	readonly later: ReadonlyArray<readonly JournalLine[]>;
}

/** Lets a seller sell for so many fortnights from go-live on, and the flow work its settlements through one after the other. */
export function simulate(kind: SellerKind, fortnights: number): Simulated {
	const shop = new Shop(kind, fortnights);
	const company = new Company(kind, shop);
	const rule = new CreditRule();
	const happened: Happened[] = [];
	let waiting: OrderRefunds[] = [];
	let heldBefore = OPENING_PENCE;
	for (let index = 0; index < fortnights; index += 1) {
		const lookedAt = company.lookAgain(index);
		const due = waiting.filter((one) => rule.mayPost(one, index));
		const fortnight = shop.fortnight(index);
		const refunds = rule.settle(fortnight);
		waiting = [...waiting.filter((one) => !due.includes(one)), ...refunds.filter(({ fate }) => fate !== 'posted' && fate !== 'byHand')];
		happened.push({ fortnight, worked: company.work(fortnight), heldBefore, refunds, lookedAt, due });
		heldBefore = fortnight.holds;
	}
	const later = happened.flatMap(({ lookedAt }) => lookedAt.flatMap(({ found }) => (found.state === 'ready' ? [found.journal] : [])));
	return { company, happened, later };
}
