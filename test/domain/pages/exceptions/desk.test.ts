import { EXCEPTION_KINDS } from '../../../../nodes/domain/exceptions/kinds';
import { titleOfKind } from '../../../../nodes/domain/exceptions/titles';
import { exceptionDesk } from '../../../../nodes/domain/pages/exceptions/desk';
import { exceptionsCsv } from '../../../../nodes/domain/pages/exceptions/deskCsv';

const view = { now: '2026-11-30T12:00:00.000Z', zone: 'Europe/London' };
const REMEDY = 'Give the SKU one row in the SKU map.';
const row = (fields: Record<string, unknown>) => ({
	status: 'open',
	owner: 'ecommerce',
	dueAt: '2026-12-01T12:00:00.000Z',
	createdAt: '2026-11-29T12:00:00.000Z',
	kind: 'unknownSku',
	recordType: 'order',
	holds: 'yes',
	currency: 'GBP',
	remedy: REMEDY,
	...fields,
});
const two = [
	row({ key: 'unknownSku|202-1|A', recordId: '202-1', amount: '24.98', message: 'SKU A is not in the SKU map.' }),
	row({ key: 'unknownSku|202-2|B', recordId: '202-2', amount: '59.95', message: 'SKU B is not in the SKU map.' }),
];
const desk = (exceptions: object[], query = {}) => exceptionDesk({ exceptions: exceptions as never, query, view }).body;
const textOf = (body: string) =>
	body
		.replace(/<style>.*?<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the exception desk', () => {
	it('says at its head what is at stake, how late it is, and whose it is', () => {
		const late = row({
			key: 'vatUndecided|202-3',
			kind: 'vatUndecided',
			recordId: '202-3',
			owner: 'finance',
			amount: '-10.00',
			dueAt: '2026-11-30T11:00:00.000Z',
			remedy: 'Decide.',
		});
		const today = row({
			key: 'orderOnHold|202-4',
			kind: 'orderOnHold',
			recordId: '202-4',
			owner: 'operations',
			dueAt: '2026-11-30T15:00:00.000Z',
		});
		const text = textOf(desk([...two, late, today]));
		expect(text).toContain('4 things wait for a person; 1 is overdue.');
		// 24.98 + 59.95 + 10.00
		expect(text).toMatch(/At stake £94\.93 .* Overdue 1 Due today 1 Oldest 1 day/);
		expect(text).toContain('Everybody 4 Finance 1 Operations 1 Ecommerce 2 Support 0');
	});

	it('counts the money of one order once, however many exceptions speak of it', () => {
		const again = row({ key: 'shipmentLate|202-1', kind: 'shipmentLate', recordType: 'package', recordId: '202-1', amount: '20.00' });
		expect(textOf(desk([two[0], again]))).toMatch(/At stake £24\.98 /);
	});

	it('shows the one remedy of a cause once, and says what kind it is in plain words', () => {
		const body = desk(two);
		expect(body.split(REMEDY)).toHaveLength(2);
		expect(textOf(body)).toContain('SKU without a stock code 2 rows, £84.93 at stake');
		expect(textOf(body)).not.toContain('unknownSku');
	});

	it('shows a remedy that speaks of its own record beside that record', () => {
		const own = [1, 2].map((n) =>
			row({ key: `orderTwiceInSage|20${n}`, kind: 'orderTwiceInSage', recordId: `20${n}`, remedy: `Cancel document 000${n} in Sage.` }),
		);
		const body = desk(own);
		for (const n of [1, 2]) expect(body).toContain(`Cancel document 000${n} in Sage.`);
		expect(desk([own[0], { ...own[1], remedy: 'Cancel document 0001 in Sage.' }]).split('Cancel document 0001')).toHaveLength(2);
	});

	it('leads to the order, the settlement and the run', () => {
		const held = row({
			key: 'closedPeriod|159',
			kind: 'closedPeriod',
			recordType: 'settlement',
			recordId: '159',
			workflowId: 'amzFlow1',
			executionId: '14',
		});
		const body = desk([two[0], held]);
		for (const link of ['amazon-order?id=202-1', 'amazon-settlement?id=159', '../workflow/amzFlow1/executions/14'])
			expect(body).toContain(`href="${link}"`);
	});

	it('shows the rows of one owner, with the figures of all', () => {
		const text = textOf(
			desk([...two, row({ key: 'x', kind: 'vatUndecided', owner: 'finance', recordId: '202-9', message: 'VAT?' })], { owner: 'finance' }),
		);
		expect(text).toContain('VAT?');
		expect(text).not.toContain('SKU A is not');
		expect(text).toContain('3 things wait');
	});

	it('shows fifty rows, and leads to the others', () => {
		const many = Array.from({ length: 51 }, (_, n) => row({ key: `k${100 + n}`, recordId: `R${100 + n}` }));
		expect(desk(many).match(/<tr role="row" class="">/g)).toHaveLength(50);
		expect(desk(many)).toContain('rel="next" href="amazon-exceptions?page=2"');
		const second = desk(many, { page: '2' });
		expect(second.match(/<tr role="row" class="">/g)).toHaveLength(1);
		expect(second).toContain('rel="prev" href="amazon-exceptions?page=1"');
		expect(textOf(second)).toContain('51 rows');
	});

	it('says so where nothing waits, and does not show what was solved', () => {
		expect(textOf(desk([]))).toContain('Nothing waits for a person.');
		expect(textOf(desk([{}, { ...two[0], status: 'resolved' }, { ...two[1], status: 'ignored' }]))).toContain(
			'Nothing waits for a person.',
		);
	});

	it('is not moved by hostile texts in any column', () => {
		const evil = `"><script>alert(1)</script>\u001b[2J=cmd|'/c calc'!A1${'x'.repeat(10_000)}`;
		const columns = [
			'owner',
			'dueAt',
			'createdAt',
			'kind',
			'recordType',
			'recordId',
			'amount',
			'currency',
			'message',
			'remedy',
			'workflowId',
			'executionId',
			'holds',
		];
		for (const column of columns) {
			const body = desk([row({ key: evil, [column]: evil })], { owner: evil, kind: evil, page: evil });
			expect(body).not.toMatch(/<script|onerror|\u001b/);
			expect(body.length).toBeLessThan(80_000);
		}
	});
});

describe('the file of the desk', () => {
	it('has a row per exception, safe to open in a spreadsheet', () => {
		const { body, contentType, disposition } = exceptionsCsv({
			exceptions: [row({ ...two[0], message: '=1+1' })] as never,
			query: {},
			view,
		});
		expect([contentType, disposition]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="exceptions-2026-11-30.csv"']);
		expect(body.split('\r\n')[1]).toBe(
			`SKU without a stock code,Ecommerce,2026-12-01T12:00:00.000Z,202-1,'=1+1,${REMEDY},24.98,GBP,yes,2026-11-29T12:00:00.000Z,unknownSku|202-1|A`,
		);
	});
});

test('every kind has a name in plain words, no two the same, and none that of the code', () => {
	const titles = Object.keys(EXCEPTION_KINDS).map(titleOfKind);
	expect(new Set(titles).size).toBe(titles.length);
	for (const title of titles) expect(title).not.toMatch(/[a-z][A-Z]|Something else/);
	expect(titleOfKind('constructor')).toBe('Something else');
});
