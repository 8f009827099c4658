import { checkDates } from '../../../../../nodes/Sage200/posting/door/dates';
import { RunCache } from '../../../../../nodes/Sage200/runCache';
import type { SageClient } from '../../../../../nodes/Sage200/transport/request';

function sage(types: object[], answer: object = { classification: 'Normal', message: '' }) {
	const asked: unknown[] = [];
	const client = {
		page: async () => ({ value: types, bytes: 0, milliseconds: 0 }),
		ask: async (_path: string, body: unknown) => (asked.push(body), answer),
	} as unknown as SageClient;
	return { asked, client };
}
const NAMES: Array<[string, object[]]> = [
	[
		'as enumeration',
		[
			{ value: 'EnumLedgerTypeSales', description: 'x' },
			{ value: 'EnumLedgerTypeCashBook', description: 'x' },
		],
	],
	[
		'as words',
		[
			{ value: '0', description: 'Sales Ledger' },
			{ value: '1', description: 'Cash Book' },
		],
	],
	['as recorded', [{ value: 'LedgerSales' }, { value: 'LedgerCashBook' }]],
	['short', [{ value: 'SalesOrderProcessing' }, { value: 'Sales' }, { value: 'CashBook' }]],
];

test.each(NAMES)('finds the ledgers named %s', async (_title, types) => {
	const { asked, client } = sage(types);
	const documents = [
		{ document: 'bank_payment' as const, date: '2026-05-10' },
		{ document: 'sales_receipts' as const, date: '2026-05-10' },
	];
	expect(await checkDates(client, new RunCache(), documents)).toEqual({ ok: true, value: undefined });
	expect((asked as Array<{ ledger_type: string }>).map(({ ledger_type: type }) => type)).toEqual(
		types
			.filter((type) => !JSON.stringify(type).includes('Processing'))
			.map((type) => (type as { value: string }).value)
			.reverse(),
	);
});

test('asks once per ledger and date in a run', async () => {
	const { asked, client } = sage(NAMES[0][1]);
	const cache = new RunCache();
	const bank = (date: string) => ({ document: 'bank_transfer' as const, date });
	await checkDates(client, cache, [bank('2026-05-10'), bank('2026-05-10'), bank('2026-04-30')]);
	await checkDates(client, cache, [bank('2026-05-10')]);
	expect(asked).toEqual([
		{ date: '2026-05-10T00:00:00Z', ledger_type: 'EnumLedgerTypeCashBook' },
		{ date: '2026-04-30T00:00:00Z', ledger_type: 'EnumLedgerTypeCashBook' },
	]);
});

test.each([
	['Normal', true],
	['Acceptable', true],
	['Unacceptable', false],
	['EnumTransactionDateValidationClassificationUnacceptable', false],
])('takes a date that is %s: %s', async (classification, ok) => {
	const { client } = sage(NAMES[0][1], { classification, message: 'The period is closed.' });
	const result = await checkDates(client, new RunCache(), [{ document: 'bank_payment', date: '2026-05-10' }]);
	expect(result.ok).toBe(ok);
	if (!result.ok)
		expect(result.refusal).toMatchObject({
			kind: 'closedPeriod',
			message: 'Sage 200 does not take the date 2026-05-10 in the cash book: The period is closed.',
		});
});

test('stops when no ledger can be recognised: an unchecked date is not posted', async () => {
	const { asked, client } = sage([{ value: 'LT1' }]);
	expect(await checkDates(client, new RunCache(), [{ document: 'bank_payment', date: '2026-05-10' }])).toMatchObject({
		ok: false,
		refusal: { kind: 'notFoundInSage' },
	});
	expect(asked).toEqual([]);
});
