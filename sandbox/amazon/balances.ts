import { MARKETPLACE, SELLER_ID } from '../company/company';
import type { Call } from './gateway';
import { isoTime } from './isoTime';
import { currency, toPence } from './money';
import { pageOf } from './pageToken';
import type { SettlementRecord } from './records';

const DAY = 24 * 3600_000;
const ACCOUNT_TYPE = 'Standard Orders';
const PAGE_SIZE = 500;

interface Balance {
	balanceType: string;
	amount: ReturnType<typeof currency>;
	balances?: Balance[];
}

/** `listBalances`: what Amazon holds now or held at the end of a day. Nothing is deferred and nothing lies beside the reserve. */
export function listBalances(
	call: Call,
	{ settlements, now }: { settlements: readonly SettlementRecord[]; now: number },
): Record<string, unknown> {
	const { query } = call;
	const day = query.number('asOfDate');
	const at = day === undefined ? now : day + DAY - 1;
	const isOurs =
		(query.list('marketplaceIds')?.includes(MARKETPLACE.id) ?? true) && (query.text('accountType') ?? ACCOUNT_TYPE) === ACCOUNT_TYPE;
	const found = isOurs ? findType(balanceAt(settlements, at), query.text('balanceType') ?? 'TOTAL') : [];
	const time = day === undefined ? { lastUpdatedTime: isoTime(now) } : { asOfDate: isoTime(day) };
	const shaped = found.map((balance) => ({
		partnerMetadata: { partnerId: SELLER_ID, accountType: ACCOUNT_TYPE, marketplaceId: MARKETPLACE.id },
		...balance,
		...time,
	}));
	const { shown, nextToken } = pageOf(call, shaped, now, { size: PAGE_SIZE });
	return { balances: shown, ...(nextToken ? { nextToken } : {}) };
}

function balanceAt(settlements: readonly SettlementRecord[], at: number): Balance {
	const last = [...settlements]
		.filter(({ endDate }) => Date.parse(endDate) <= at)
		.sort((a, b) => Date.parse(a.endDate) - Date.parse(b.endDate))
		.at(-1);
	const held = last ? toPence(last.currentReserve) : 0;
	const balance = (balanceType: string, pence: number, balances?: Balance[]): Balance => ({
		balanceType,
		amount: currency(pence, MARKETPLACE.currency),
		...(balances ? { balances } : {}),
	});
	return balance('TOTAL', held, [
		balance('AVAILABLE', 0),
		balance('RESERVED', held, [balance('DEFERRED', 0), balance('ACCOUNT_LEVEL_RESERVE', held)]),
	]);
}

/** The balances of a type, wherever they stand among the sub-balances. */
function findType(balance: Balance, type: string): Balance[] {
	return balance.balanceType === type ? [balance] : (balance.balances ?? []).flatMap((each) => findType(each, type));
}
