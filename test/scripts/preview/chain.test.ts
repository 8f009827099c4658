import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from '../../../scripts/preview/command';
import { settingsRows } from '../../../sandbox/demo/settings';
import { fileText, ORDER_ID, refund, reserve, SALE, type ShortFile } from '../../domain/settlement/fixture';

const folder = mkdtempSync(join(tmpdir(), 'preview-chain-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const settlement = (name: string, short: ShortFile): string => file(`${name}.txt`, fileText({ settlementId: name, ...short }));

interface Shown {
	settlementId: string;
	series: string;
	status: string;
	exceptions: Array<{ kind: string; holds: boolean; message: string; remedy: string }>;
	waiting: Array<{ orderId: string; waitsFor: string }>;
	openingClearing: string;
	plan: { steps: Array<{ document: string; amount: string }> };
	assumptions: string[];
}
const audit = (...args: string[]) => {
	const { code, out, err } = preview([...args, '--format', 'json'], '2026-12-20T10:00:00.000Z');
	expect([code, err]).toEqual([0, '']);
	return JSON.parse(out) as { settlements: Shown[]; straightThrough: number; assumptions: string[] };
};
const kindsOf = ({ exceptions }: Shown) => exceptions.map(({ kind, holds }) => [kind, holds]);

/** Two fortnights: the first holds 50.00 back, which the second releases. */
const FIRST = settlement('1001', { total: '-29.60', rows: [...SALE, reserve('Current Reserve Amount', '-50.00')] });
const SECOND_DATES = { start: '2026-10-31 08:00:00 UTC', end: '2026-11-14 08:00:00 UTC', deposit: '2026-11-16 08:00:00 UTC' };
const SECOND = settlement('1002', {
	...SECOND_DATES,
	total: '38.00',
	rows: [
		reserve('Previous Reserve Amount Balance', '50.00'),
		{ type: ['other-transaction', 'other-transaction', 'Payable to Amazon'], amount: '0.00' },
		...refund('2026-11-02 10:00:00 UTC'),
	],
});
const OTHERS_DEBT = settlement('1003', {
	...SECOND_DATES,
	total: '8.40',
	rows: [
		reserve('Previous Reserve Amount Balance', '50.00'),
		{ type: ['other-transaction', 'other-transaction', 'Payable to Amazon'], amount: '-29.60' },
		...refund('2026-11-02 10:00:00 UTC'),
	],
});

const LIVE = {
	document_no: '0000000012',
	customer_document_no: ORDER_ID,
	document_status: 'EnumDocumentStatusLive',
	total_net_value: '20.00',
	total_tax_value: '4.00',
	lines: [
		{
			line_type: 'EnumLineTypeStandard',
			code: 'HH-PAN-24',
			line_quantity: 1,
			tax_code_id: 7,
			line_total_value: '20.00',
			line_tax_value: '4.00',
		},
	],
};
const facts = (name: string, more: object = {}): string =>
	file(`${name}.json`, JSON.stringify({ orders: [LIVE], credits: [], taxCodes: [{ id: 7, code: 1 }], ...more }));

describe('Several settlements at once', () => {
	it('are put in the order of their periods and follow on from one another, whatever the order of the files', () => {
		const { settlements, straightThrough } = audit(OTHERS_DEBT, FIRST);
		expect(settlements.map(({ settlementId, status, openingClearing }) => [settlementId, status, openingClearing])).toEqual([
			['1001', 'ready', '0.00'],
			['1003', 'ready', '20.40'],
		]);
		expect(straightThrough).toBe(2);
	});

	it('are held where one does not take up what the one before left', () => {
		const { settlements, straightThrough } = audit(FIRST, SECOND);
		expect(kindsOf(settlements[1])).toEqual([['settlementChainBroken', true]]);
		expect(straightThrough).toBe(1);
	});

	it('ask once for a settlement that is missing in between, and go on behind it', () => {
		const later = { start: '2026-11-14 08:00:00 UTC', end: '2026-11-28 08:00:00 UTC', deposit: '2026-11-30 08:00:00 UTC' };
		const last = { start: '2026-11-28 08:00:00 UTC', end: '2026-12-12 08:00:00 UTC', deposit: '2026-12-14 08:00:00 UTC' };
		const rows = SALE.map((row) => ({ ...row, orderId: '202-5550001-1110002' }));
		const [, third, fourth] = audit(
			FIRST,
			settlement('1013', { ...later, total: '20.40', rows }),
			settlement('1014', { ...last, total: '20.40', rows: SALE }),
		).settlements;
		expect(kindsOf(third)).toEqual([['settlementChainBroken', true]]);
		expect(third.exceptions[0].message).toContain('A settlement is missing between');
		expect(kindsOf(fourth)).toEqual([]);
	});

	it('add up what they settled of one order: half of it is no exception, all of it twice is', () => {
		const again = settlement('1023', { ...SECOND_DATES, total: '20.40', rows: SALE });
		const plain = settlement('1022', { total: '20.40', rows: SALE });
		const [first, second] = audit(plain, again, '--sage', facts('twice')).settlements;
		expect(kindsOf(first)).toEqual([]);
		expect(kindsOf(second)).toEqual([['settledExceedsOrder', false]]);
		expect(second.exceptions[0].message).toContain('settled 48.00 GBP in all');
	});

	it('ask once whether a second series is to be opened, and judge what follows it as though it were', () => {
		const dates = { start: '2026-10-19 08:00:00 UTC', end: '2026-11-02 08:00:00 UTC', deposit: '2026-11-04 08:00:00 UTC' };
		const next = { start: '2026-11-02 08:00:00 UTC', end: '2026-11-16 08:00:00 UTC', deposit: '2026-11-18 08:00:00 UTC' };
		const invoiced = settlement('2001', { ...dates, total: '20.40', rows: SALE });
		const { settlements, straightThrough } = audit(
			OTHERS_DEBT,
			settlement('2002', { ...next, total: '20.40', rows: SALE }),
			invoiced,
			FIRST,
		);
		expect(settlements.map((one) => [one.settlementId, one.series, kindsOf(one)])).toEqual([
			['1001', 'GBP', []],
			['1003', 'GBP', []],
			['2001', 'GBP 2', [['seriesUndecided', true]]],
			['2002', 'GBP 2', []],
		]);
		expect(straightThrough).toBe(3);
	});

	it('name a transfer that waits until it is made, and the next one goes on from what Amazon holds', () => {
		const debt: ShortFile['rows'][number] = {
			type: ['Debt Adjustment', 'Debt Adjustment', 'Cross-Account Debt Adjustment for DE'],
			amount: '-5.00',
		};
		const [first, second] = audit(
			settlement('4001', { total: '15.40', rows: [...SALE, debt] }),
			settlement('4002', { ...SECOND_DATES, total: '20.40', rows: SALE }),
		).settlements;
		expect([first.status, second.status]).toEqual(['ready', 'ready']);
		expect(second.plan).toMatchObject({ clearing: { closing: '5.00', held: '0.00', waiting: [{ name: 'to DE', amount: '-5.00' }] } });
	});

	const hledger = spawnSync('hledger', ['--version']).status === 0;
	(hledger ? it : it.skip)('are one journal that hledger accepts (skipped where hledger is not installed)', () => {
		const { out } = preview([FIRST, OTHERS_DEBT, '--format', 'hledger'], '2026-12-20T10:00:00.000Z');
		expect(out).toMatch(/assets:bank:AMZGBP +0\.00 GBP = 0\.00 GBP/);
		const check = spawnSync('hledger', ['-f', '-', 'check'], { input: out, encoding: 'utf8' });
		expect([check.status, check.stderr]).toEqual([0, '']);
		const wrong = spawnSync('hledger', ['-f', '-', 'check'], { input: out.replace('= 8.40', '= 8.41'), encoding: 'utf8' });
		expect(wrong.status).not.toBe(0);
	});
});

describe('The settlement before the first file', () => {
	const before = (changes: object = {}) =>
		file(
			'before.json',
			JSON.stringify({
				settlementId: '1000',
				endDate: '2026-10-31T08:00:00.000Z',
				currentReserve: '50.00',
				closingClearing: '50.00',
				...changes,
			}),
		);

	it('is taken up within a minute', () => {
		expect(audit(SECOND, '--previous', before({ endDate: '2026-10-31T07:59:59.000Z' })).straightThrough).toBe(1);
	});

	it('holds a settlement that does not take it up to the penny', () => {
		const [one] = audit(SECOND, '--previous', before({ currentReserve: '50.01' })).settlements;
		expect(kindsOf(one)).toEqual([['reserveDisagrees', true]]);
	});

	it('makes a settlement that overlaps it one question', () => {
		const overlapping = { start: '2026-10-24 08:00:00 UTC', end: '2026-11-07 08:00:00 UTC', deposit: '2026-11-09 08:00:00 UTC' };
		const [one] = audit(settlement('3001', { ...overlapping, total: '20.40', rows: SALE }), '--previous', before()).settlements;
		expect(kindsOf(one)).toEqual([['seriesUndecided', true]]);
	});

	it('needs its series where the settings have several', () => {
		const two = settingsRows({
			...Object.fromEntries(
				settingsRows()
					.filter(({ key }) => key.startsWith('series.GBP.'))
					.map(({ key, value }) => [key.replace('series.GBP', 'series.INV'), value]),
			),
			'series.INV.clearing': 'AMZINV | Amazon invoiced orders',
			'series.INV.accountType': 'Invoiced Orders',
			'series.GBP.accountType': 'Standard Orders',
		});
		const csv = ['key,value,means', ...two.map(({ key, value }) => `${key},"${value}",`)].join('\n');
		const settings = file('two.csv', csv);
		const { code, err } = preview([SECOND, '--settings', settings, '--previous', before()], '2026-12-20T10:00:00.000Z');
		expect([code, err]).toEqual([
			1,
			expect.stringContaining('It is not certain of which series settlement 1000 is; there are "GBP", "INV".'),
		]);
		const [one] = audit(SECOND, '--settings', settings, '--previous', before({ series: 'GBP' })).settlements;
		expect([one.series, one.status]).toEqual(['GBP', 'ready']);
	});
});

describe('Facts of Sage', () => {
	it('that nobody gave hold nothing, and the preview says what it assumes', () => {
		const { settlements, assumptions } = audit(FIRST);
		expect(kindsOf(settlements[0])).toEqual([]);
		expect(assumptions.join('\n')).toContain('Nothing was given of Sage (--sage). Assumed: every order is in Sage');
		expect(assumptions.join('\n')).toContain('was not asked: a plan whose accounts are in another currency is refused');
	});

	it('make an order that is not in Sage an exception beside a settlement that is ready', () => {
		const { settlements, straightThrough, assumptions } = audit(FIRST, '--sage', facts('none', { orders: [] }));
		expect(kindsOf(settlements[0])).toEqual([['orderNotInSage', false]]);
		expect(straightThrough).toBe(1);
		expect(assumptions.join('\n')).not.toContain('Nothing was given of Sage');
	});

	it('let a credit that somebody keyed wait for a person when it is not the whole refund, and count when it is', () => {
		const credit = { amazon_order_id: ORDER_ID, source: 'creditNote', document_no: 'CN1', reference: 'CN1', second_reference: '' };
		const [, part] = audit(FIRST, OTHERS_DEBT, '--sage', facts('part', { credits: [{ ...credit, gross_value: '5.00' }] })).settlements;
		expect(part.waiting).toMatchObject([{ orderId: ORDER_ID, waitsFor: 'creditsDisagree' }]);
		expect(part.status).toBe('ready');
		const [, whole] = audit(FIRST, OTHERS_DEBT, '--sage', facts('whole', { credits: [{ ...credit, gross_value: 12 }] })).settlements;
		expect(kindsOf(whole)).toEqual([]);
		expect(whole.plan.steps.map(({ document, amount }) => [document, amount])).toEqual([
			['sales_payments', '12.00'],
			['bank_transfer', '8.40'],
		]);
	});

	it('with stock items and no settings take them as confirmed, and the preview says so', () => {
		const { assumptions } = audit(FIRST, '--sage', facts('items', { products: [{ code: 'HH-PAN-24', tax_code_id: 7 }] }));
		expect(assumptions.join('\n')).toContain('taken as confirmed for their sales');
	});
});
