import { analysed, linesOf, transferred, type Entry } from '../../../nodes/domain/books/entry';
import { SourceLines } from '../../../nodes/domain/books/sourceLines';
import { equalAmounts, periodsBalance, planIsJournal } from '../../../nodes/domain/books/identities';
import type { EntryHead, JournalLine } from '../../../nodes/domain/books/journal.types';
import type { PlanStep, SageDocument } from '../../../nodes/domain/books/plan.types';
import { stepsOf } from '../../../nodes/domain/books/steps';
import { minorUnits } from '../../../nodes/domain/money/money';

const headOf = (document: SageDocument, period: string): EntryHead => ({
	period,
	date: `${period}-10`,
	part: 'X',
	document,
	secondReference: `${document}${period}`,
});
const CLEARING = { kind: 'clearing', account: 'AMZGBP' } as const;
/** 12.00 of costs with 2.00 input VAT out of clearing, and 5.00 from clearing to the current account. */
const ENTRIES: readonly Entry[] = [
	analysed(
		headOf('bank_payment', '2026-10'),
		[
			{
				nominalCode: '6200',
				costCentre: '',
				department: '',
				taxCode: 1,
				vat: 'input',
				gross: minorUnits(1200),
				tax: minorUnits(200),
				narrative: '',
				lines: new SourceLines(),
			},
		],
		CLEARING,
		'',
	),
	transferred(
		headOf('bank_transfer', '2026-11'),
		{ debit: { kind: 'bank', account: 'CURRENT' }, credit: CLEARING },
		minorUnits(500),
		'',
		new SourceLines(),
	),
];
const STEPS = stepsOf(ENTRIES, { reference: '1', currency: 'GBP' });

it('finds a plan that does to the books what the journal says', () => {
	expect(planIsJournal(ENTRIES, STEPS)).toEqual({
		name: 'plan = journal, account by account',
		holds: true,
		left: 'equal',
		right: 'equal',
	});
});

const changed = (change: (step: PlanStep) => object): PlanStep[] => STEPS.map((step) => ({ ...step, ...change(step) }) as PlanStep);
const withLine = (more: object) => changed(({ lines }) => ({ lines: lines.map((line) => ({ ...line, ...more })) }));

it.each<[string, readonly PlanStep[], string[]]>([
	['a step less', STEPS.slice(0, 1), ['bank:AMZGBP', 'bank:CURRENT']],
	['a step twice', [...STEPS, ...STEPS.slice(1)], ['bank:AMZGBP', 'bank:CURRENT']],
	['another nominal account', withLine({ nominalCode: '6210' }), ['nominal:6200', 'nominal:6210']],
	['a penny of VAT more and net less', withLine({ net: '9.99', tax: '2.01' }), ['nominal:6200', 'vat:input']],
	[
		'a payment turned into a receipt',
		changed(({ document }) => (document === 'bank_payment' ? { document: 'bank_receipt' } : {})),
		['bank:AMZGBP', 'nominal:6200', 'vat:input', 'vat:output'],
	],
	[
		'a transfer the other way',
		changed(({ bankCode, bankToCode }) => (bankToCode ? { bankCode: bankToCode, bankToCode: bankCode } : {})),
		['bank:AMZGBP', 'bank:CURRENT'],
	],
	[
		'an amount that is a penny off',
		changed(({ document }) => (document === 'bank_transfer' ? { amount: '5.01' } : {})),
		['bank:AMZGBP', 'bank:CURRENT'],
	],
])('says that a plan with %s is not its journal, and on which accounts', (_what, steps, accounts) => {
	const identity = planIsJournal(ENTRIES, steps);
	expect(identity).toMatchObject({ holds: false, right: 'equal' });
	expect(identity.left.split(', ').sort()).toEqual(accounts);
});

it('says of each accounting period whether its debits and credits cancel', () => {
	const lines = linesOf(ENTRIES);
	expect(periodsBalance(lines)).toEqual([
		{ name: 'journal of 2026-10 balances', holds: true, left: '0.00', right: '0.00' },
		{ name: 'journal of 2026-11 balances', holds: true, left: '0.00', right: '0.00' },
	]);
	const moved = lines.map((line, index): JournalLine => (index === 0 ? { ...line, period: '2026-11' } : line));
	expect(periodsBalance(moved)).toMatchObject([
		{ name: 'journal of 2026-11 balances', holds: false, left: '12.00' },
		{ name: 'journal of 2026-10 balances', holds: false, left: '-12.00' },
	]);
});

it('tolerates no penny', () => {
	expect(equalAmounts('a = b', minorUnits(100), minorUnits(100))).toEqual({ name: 'a = b', holds: true, left: '1.00', right: '1.00' });
	expect(equalAmounts('a = b', minorUnits(100), minorUnits(101)).holds).toBe(false);
});
