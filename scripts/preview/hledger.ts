import { minorUnits, negateMinor, toDecimal, type Minor, fromDecimal } from '../../nodes/domain/money/money';
import { movementsOfPlan } from '../../nodes/domain/books/bookkeeping';
import { groupBy } from '../../nodes/domain/lists/groupBy';
import type { JournalLine } from '../../nodes/domain/books/journal.types';
import type { SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';
import { printableIn } from './text';

/**
 * The settlement as a plain-text journal for hledger. Transactions come from the journal; the balance assertions at the end come
 * from elsewhere (the posting plan, and for clearing what Amazon holds by the file's balance rows), so that the independent
 * program checks one against the other.
 */
export function asHledger(settlement: Settlement, worked: SettlementAnalysis): string {
	const analysis = printableIn(worked);
	const { currency } = analysis;
	const clearing = `assets:bank:${analysis.plan.clearing?.bankCode}`;
	const opening = fromDecimal(analysis.openingClearing);
	const blocks = [
		`; Settlement ${analysis.settlementId}, ${settlement.format.rowCount} ${settlement.format.rowCount === 1 ? 'row' : 'rows'}, total ${analysis.total} ${currency}\ncommodity 1000.00 ${currency}`,
		transaction(
			analysis.startDate.slice(0, 10),
			'Balance with Amazon carried in',
			[
				[clearing, opening],
				['equity:carried in from Amazon', negateMinor(opening)],
			],
			currency,
		),
		...documents(analysis.journal).map((lines) => documentBlock(lines, currency)),
		assertions(analysis, clearing, currency),
	];
	return blocks.join('\n\n');
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
	if (line.accountKind === 'held') return 'held:not posted';
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

/** One balance assertion for each account that the journal touches. */
function assertions(analysis: SettlementAnalysis, clearing: string, currency: string): string {
	const expected = new Map<string, string>([
		[clearing, analysis.plan.clearing?.closing ?? ''],
		['equity:carried in from Amazon', toDecimal(negateMinor(fromDecimal(analysis.openingClearing)))],
	]);
	for (const [account, amount] of movementsOfPlan(analysis.plan.steps)) {
		const name = account
			.replace(/^bank:/, 'assets:bank:')
			.replace(/^customer:/, 'customers:')
			.replace(/^supplier:/, 'suppliers:');
		if (name !== clearing) expected.set(name, toDecimal(amount));
	}
	const held = analysis.journal.filter(({ accountKind }) => accountKind === 'held');
	if (held.length > 0) expected.set('held:not posted', toDecimal(minorUnits(held.reduce((sum, { gross }) => sum + gross, 0))));
	const lastDay = analysis.journal.reduce((day, { date }) => (date > day ? date : day), analysis.startDate.slice(0, 10));
	const lines = [...expected].map(
		([account, balance]) => `    ${inOneWord(account).padEnd(44)}  ${'0.00'.padStart(14)} ${currency} = ${balance} ${currency}`,
	);
	return [`${lastDay} Balances after the settlement`, ...lines].join('\n');
}
