import type { AmazonDescription, SettlementDescription } from '../../amazon/build/description';
import { seededRandom } from '../../amazon/build/random';
import { MARKETPLACE, OPENING_RESERVE_PENCE } from '../company';
import { demoCalendar } from './calendar';
import { otherRows, refunds } from './charges';
import { LISTINGS } from './listings';
import { ordinaryOrders } from './ordinaryOrders';
import { firstSpecials, recentOrders, secondSpecials } from './specialOrders';

const SEED = 20_170_417;

/** What Amazon held back at the end of each settlement, in pence. */
const HELD = [52_830, 38_175, 44_420] as const;
const SETTLEMENT_IDS = ['15874430912', '15901126673', '15927780254'] as const;
/** The first settlement is listed twice: Amazon does that, and it must be posted once. */
const REPORT_IDS = [['50471020611', '50471021377'], ['50488310294'], ['50502266810']] as const;

/** The demo company's time on Amazon.co.uk, laid around the London day of `now`; the same for every `now` of one day. */
export function demoAmazon(now: number): AmazonDescription {
	const random = seededRandom(SEED);
	const calendar = demoCalendar(now);
	const [first, second, third] = calendar.settlements;
	const sold = [
		[...ordinaryOrders('first', 18, first, random), ...firstSpecials(first, random)],
		[...ordinaryOrders('second', 20, second, random), ...secondSpecials(second, calendar.monthEdge, random)],
		ordinaryOrders('third', 12, third, random),
	];
	const others = otherRows(calendar.settlements);
	const turnedBack = refunds(calendar.settlements);
	const settlements = calendar.settlements.map((period, index): SettlementDescription => ({
		...period,
		settlementId: SETTLEMENT_IDS[index],
		orderKeys: sold[index].map(({ key }) => key),
		refunds: turnedBack[index],
		others: others[index],
		previousReserve: index === 0 ? OPENING_RESERVE_PENCE : HELD[index - 1],
		currentReserve: HELD[index],
		reportIds: REPORT_IDS[index],
	}));
	return { marketplace: MARKETPLACE, listings: LISTINGS, orders: [...sold.flat(), ...recentOrders(calendar, random)], settlements };
}
