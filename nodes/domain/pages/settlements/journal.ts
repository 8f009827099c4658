import { SAGE_DOCUMENTS, type Party } from '../../books/documents';
import { groupBy } from '../../lists/groupBy';
import { negateMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import type { Html } from '../html';
import { card } from '../layout';
import { plainMoney } from '../show';
import { table, type Cell } from '../table';
import type { Names } from '../names';
import type { StepView } from './planView';

/** One line of double entry; debits are positive. */
export interface JournalRow {
	readonly step: StepView;
	readonly kind: 'nominal' | 'VAT' | 'bank' | 'customer' | 'supplier';
	readonly account: string;
	readonly costCentre: string;
	readonly department: string;
	/** Of a line on a nominal account and of its VAT. */
	readonly taxCode: number | undefined;
	readonly amount: Minor;
	readonly narrative: string;
}

/** The plan as double entry: each document debits and credits, so that everything together comes to nothing. */
export const journalRows = (steps: readonly StepView[]): JournalRow[] => steps.flatMap(rowsOf);

function rowsOf(step: StepView): JournalRow[] {
	const { debit, credit, vat } = SAGE_DOCUMENTS[step.document];
	const plain = { step, costCentre: '', department: '', taxCode: undefined, narrative: step.narrative };
	const side = (party: Party | 'lines', amount: Minor): JournalRow[] =>
		party === 'lines' ? [] : [{ ...plain, kind: KINDS[party], account: accountOf(step, party), amount }];
	const lines = step.lines.flatMap((line): JournalRow[] => {
		const { costCentre, department, taxCode, narrative } = line;
		const own = { step, costCentre, department, taxCode, narrative };
		const tax = {
			...own,
			kind: 'VAT' as const,
			account: vat === 'input' ? 'Input VAT' : 'Output VAT',
			costCentre: '',
			department: '',
			amount: line.tax,
		};
		return [{ ...own, kind: 'nominal', account: line.nominalCode, amount: line.net }, ...(line.tax === 0 ? [] : [tax])];
	});
	return [...side(debit, step.amount), ...lines, ...side(credit, negateMinor(step.amount))];
}

const KINDS = { bank: 'bank', bankTo: 'bank', customer: 'customer', supplier: 'supplier' } as const;

function accountOf({ bankCode, bankToCode, account }: StepView, party: Party): string {
	if (party === 'bank') return bankCode;
	return party === 'bankTo' ? bankToCode : account;
}

const ORDER: readonly JournalRow['kind'][] = ['customer', 'supplier', 'nominal', 'VAT', 'bank'];
const HEADS: Readonly<Record<JournalRow['kind'], string>> = {
	customer: 'Customer',
	supplier: 'Supplier',
	nominal: 'Nominal',
	VAT: 'VAT',
	bank: 'Bank',
};

/** The journal by account and tax code, debits and credits apart, with its sum. */
export function journalCard(steps: readonly StepView[], names: Names, aside: Html): Html {
	const rows = journalRows(steps);
	const keyOf = ({ kind, account, costCentre, department, taxCode }: JournalRow) =>
		[ORDER.indexOf(kind), account, costCentre, department, taxCode ?? ''].join('|');
	const accounts = [...groupBy(rows, keyOf)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
	const debits = (group: readonly JournalRow[]) => sumMinor(group.map(({ amount }) => (amount > 0 ? amount : ZERO)));
	const credits = (group: readonly JournalRow[]) => negateMinor(sumMinor(group.map(({ amount }) => (amount < 0 ? amount : ZERO))));
	const shown = (amount: Minor) => (amount === 0 ? '' : plainMoney(amount));
	const cells = accounts.map((group): Cell[] => {
		const [{ kind, account, costCentre, department, taxCode }] = group;
		const code = taxCode === undefined ? '' : `${taxCode} ${names.taxCode(taxCode)}`.trim();
		const where = [names.of(account), costCentre, department].filter(Boolean).join(' / ');
		return [HEADS[kind], where, code, shown(debits(group)), shown(credits(group))];
	});
	const columns = [
		{ head: 'Ledger', width: 11 },
		{ head: 'Account', kind: 'title' as const, width: 41 },
		{ head: 'Tax code', width: 22 },
		{ head: 'Debit', kind: 'number' as const, width: 13 },
		{ head: 'Credit', kind: 'number' as const, width: 13 },
	];
	const sum = ['', 'Sum', '', plainMoney(debits(rows)), plainMoney(credits(rows))];
	return card('Journal', [table({ caption: 'Debits and credits by account and tax code', columns, rows: cells, sum })], aside);
}
