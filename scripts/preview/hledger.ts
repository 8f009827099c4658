import { addMinor, fromDecimal, negateMinor, sumMinor, toDecimal, subtractMinor, ZERO, type Minor } from '../../nodes/domain/money/money';
import { movementsOfPlan } from '../../nodes/domain/books/bookkeeping';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import type { JournalLine } from '../../nodes/domain/books/journal.types';
import type { Audit } from './audit';
import type { WorkedSettlement } from './chain';
import { counted, heldAfter } from './journalRows';

const CARRIED_IN = 'equity:carried in from Amazon';
const HELD = 'held:not posted';

/** What an account must come to in the end, in one currency. */
interface Expected {
	readonly account: string;
	readonly currency: string;
	readonly amount: Minor;
	/** Of a clearing account: what Amazon holds, transfers that wait included. */
	readonly held?: Minor;
}

/**
 * The settlements as one plain-text journal for hledger. Transactions come from the journals; the balance assertions at the end come
 * from elsewhere (the posting plans, and for clearing what Amazon holds by the files' balance rows), so that the independent
 * program checks one against the other.
 */
export function asHledger({ settlements }: Audit): string {
	const currencies = [...new Set(settlements.map(({ analysis }) => analysis.currency))];
	const expected = new Map<string, Expected>();
	const blocks: string[] = [];
	for (const { analysis } of settlements) {
		blocks.push(...carriedIn(analysis, expected), ...documents(analysis.journal).map((lines) => documentBlock(lines, analysis.currency)));
		expect(analysis, expected);
	}
	const head = [...settlements.map(headOf), ...currencies.map((currency) => `commodity 1000.00 ${currency}`)].join('\n');
	return [head, ...blocks, assertions(settlements, expected)].join('\n\n');
}

type Analysis = WorkedSettlement['analysis'];

const headOf = ({ analysis, format }: WorkedSettlement): string =>
	`; Settlement ${analysis.settlementId}, ${counted(format.rowCount, 'row')}, total ${analysis.total} ${analysis.currency}`;

const clearingOf = ({ plan }: Analysis): string => `assets:bank:${plan.clearing?.bankCode}`;

const keyOf = (account: string, currency: string): string => `${account}|${currency}`;

function add(expected: Map<string, Expected>, account: string, currency: string, amount: Minor): void {
	const key = keyOf(account, currency);
	expected.set(key, { account, currency, amount: addMinor(expected.get(key)?.amount ?? ZERO, amount) });
}

/** What the clearing account has before the settlement and not yet here: all of it before the first, what is missing behind a gap. */
function carriedIn(analysis: Analysis, expected: Map<string, Expected>): string[] {
	const { currency, startDate, openingClearing } = analysis;
	const clearing = clearingOf(analysis);
	const known = expected.get(keyOf(clearing, currency));
	const missing = subtractMinor(fromDecimal(openingClearing), known?.held ?? ZERO);
	if (known && missing === 0) return [];
	add(expected, CARRIED_IN, currency, negateMinor(missing));
	const postings = [
		[clearing, missing],
		[CARRIED_IN, negateMinor(missing)],
	] as const;
	return [transaction(startDate.slice(0, 10), 'Balance with Amazon carried in', postings, currency)];
}

const documents = (journal: readonly JournalLine[]): JournalLine[][] => [
	...groupBy(journal, ({ document, secondReference, part, date }) => `${part}|${document}|${secondReference}|${date}`).values(),
];

function documentBlock(lines: readonly JournalLine[], currency: string): string {
	const [{ date, secondReference, part }] = lines;
	const counter = lines[lines.length - 1];
	const postings = lines.flatMap((line): Array<[string, Minor]> => {
		if (line.accountKind !== 'nominal') return [[accountOf(line), line.gross]];
		const net: [string, Minor] = [accountOf(line), line.net];
		return line.tax === 0 ? [net] : [net, [`vat:${line.vat}`, line.tax]];
	});
	return transaction(date, `(${secondReference || part}) ${counter.narrative}`, postings, currency);
}

function accountOf(line: JournalLine): string {
	if (line.accountKind === 'nominal') return `nominal:${[line.account, line.costCentre, line.department].filter(Boolean).join(':')}`;
	if (line.accountKind === 'customer') return `customers:${line.account}`;
	if (line.accountKind === 'supplier') return `suppliers:${line.account}`;
	if (line.accountKind === 'held') return HELD;
	return `assets:bank:${line.account}`;
}

/** Two blanks end the name of an account. */
const inOneWord = (account: string): string => account.trim().replace(/ {2,}/g, ' ');

function transaction(date: string, description: string, postings: ReadonlyArray<readonly [string, Minor]>, currency: string): string {
	return [
		`${date} ${description}`,
		...postings.map(([account, amount]) => `    ${inOneWord(account).padEnd(44)}  ${toDecimal(amount).padStart(14)} ${currency}`),
	].join('\n');
}

/** Adds what the settlement's plan moves; what clearing must come to is what Amazon holds, whatever the plan moves there. */
function expect(analysis: Analysis, expected: Map<string, Expected>): void {
	const { plan, currency, journal } = analysis;
	const clearing = clearingOf(analysis);
	for (const [account, amount] of movementsOfPlan(plan.steps)) {
		const name = account
			.replace(/^bank:/, 'assets:bank:')
			.replace(/^customer:/, 'customers:')
			.replace(/^supplier:/, 'suppliers:');
		if (name !== clearing) add(expected, name, currency, amount);
	}
	const held = journal.filter(({ accountKind }) => accountKind === 'held');
	if (held.length > 0) add(expected, HELD, currency, sumMinor(held.map(({ gross }) => gross)));
	const [closing, amazonHolds] = [fromDecimal(plan.clearing?.closing ?? ''), fromDecimal(heldAfter(analysis))];
	expected.set(keyOf(clearing, currency), { account: clearing, currency, amount: closing, held: amazonHolds });
}

/** One balance assertion for each account and currency that the journals touch, on the last day of all. */
function assertions(settlements: readonly WorkedSettlement[], expected: ReadonlyMap<string, Expected>): string {
	const days = settlements.flatMap(({ analysis }) => [analysis.startDate.slice(0, 10), ...analysis.journal.map(({ date }) => date)]);
	const lastDay = days.reduce((last, day) => (day > last ? day : last), '');
	const lines = [...expected.values()].map(
		({ account, currency, amount }) =>
			`    ${inOneWord(account).padEnd(44)}  ${'0.00'.padStart(14)} ${currency} = ${toDecimal(amount)} ${currency}`,
	);
	return [`${lastDay} Balances after the ${settlements.length === 1 ? 'settlement' : 'settlements'}`, ...lines].join('\n');
}
