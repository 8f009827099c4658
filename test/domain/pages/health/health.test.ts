import { healthPage } from '../../../../nodes/domain/pages/health/health';
import { nextRun, SCHEDULES } from '../../../../nodes/domain/pages/health/schedules';

const NOW = '2026-11-30T12:10:00.000Z';
const view = { now: NOW, zone: 'Europe/London' };
const HOSTILE = `"><script>alert(1)</script>\u001b[2J${'x'.repeat(10_000)}`;
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const run = (flow: string, minutes: number, more: object = {}) => ({
	flow,
	status: 'done',
	finishedAt: ago(minutes),
	fetched: 3,
	posted: 2,
	held: 1,
	pending: 0,
	message: '',
	...more,
});
const ALL = SCHEDULES.map(({ flow }) => run(flow, 4));
const base = { runLog: ALL, exceptions: [], leases: [], shipRisk: [], listings: [], fbaDrift: [], board: [], view };
const health = (more: object = {}) => healthPage({ ...base, ...more }).body;
const textOf = (body: string) =>
	body
		.replace(/<style>.*?<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the health page', () => {
	it('says in one look that all is well', () => {
		const text = textOf(health());
		expect(text).toContain('All is well.');
		expect(text).toContain('Flows not well 0 of 8');
		expect(text).toContain('Orders every 15 minutes well 4 minutes ago');
		expect(text).toContain('3 looked at, 2 done, 1 held');
	});

	it('says which flow is late, failed or has not run', () => {
		const others = ALL.filter(({ flow }) => !['orders', 'dispatch', 'stock', 'fba'].includes(flow));
		const runs = [
			run('orders', 46),
			run('dispatch', 29),
			run('stock', 3, { status: 'failed', message: 'Settings are wrong.' }),
			run('stock', 20),
		];
		const text = textOf(health({ runLog: [...others, ...runs, run('dispatch', 1, { status: 'skipped' })] }));
		expect(text).toContain('Flows not well 3 of 8');
		expect(text).toContain('Orders every 15 minutes late 46 minutes ago');
		expect(text).toContain('Dispatch every 5 minutes well 29 minutes ago');
		expect(text).toContain('Stock every 10 minutes failed Settings are wrong. 20 minutes ago');
		expect(text).toContain('FBA stock every morning at 4 no run none in two days');
	});

	it('counts what is overdue, late to ship, different in stock, and missing', () => {
		const settlement = (settlementId: string, startDate: string, endDate: string) => ({ settlementId, series: 'GBP', startDate, endDate });
		const text = textOf(
			health({
				exceptions: [
					{
						status: 'open',
						key: 'k',
						kind: 'vatUndecided',
						flow: 'orders',
						recordType: 'order',
						recordId: '1',
						amount: '12.00',
						currency: 'GBP',
						dueAt: ago(1),
					},
				],
				shipRisk: [{ amazonOrderId: '202-1', risk: 'late', shipBy: ago(60), why: 'It is on hold.' }],
				listings: [
					{ sellerSku: 'A', state: 'refused', message: 'No country.' },
					{ sellerSku: 'B', difference: '-2' },
					{ sellerSku: 'C', state: 'sent', difference: '' },
				],
				fbaDrift: [{ stockCode: 'D', status: 'differs', message: 'Two too few.' }],
				board: [
					settlement('1', '2026-10-01T00:00:00.000Z', '2026-10-15T00:00:00.000Z'),
					settlement('2', '2026-10-15T00:00:30.000Z', '2026-10-29T00:00:00.000Z'),
					settlement('4', '2026-11-12T00:00:00.000Z', '2026-11-26T00:00:00.000Z'),
				],
			}),
		);
		expect(text).toContain('To look at: overdue exceptions, late shipments, stock differences, settlements missing.');
		expect(text).toMatch(/Overdue exceptions 1 of 1 open Late shipments 1 of 1 at risk Stock differences 3 Settlements missing 1 /);
		expect(text).toContain('GBP 29 Oct 2026, 00:00 – 12 Nov 2026, 00:00 2 and 4');
		expect(text).toContain('1 thing £12.00');
	});

	it('shows which run is at work, and one whose time is over', () => {
		const lease = (name: string, until: number) => ({
			lease: name,
			holder: '77',
			heldSince: ago(3),
			heldUntil: Date.parse(NOW) + until,
			heldUntilText: ago(-until / 60_000),
		});
		const text = textOf(health({ leases: [lease('orders', 60_000), lease('stock', -60_000), { lease: 'fba', holder: '' }] }));
		expect(text).toContain('At work now: 2');
		expect(text.match(/ended, the next run takes it/g)).toHaveLength(1);
	});

	it('is not moved by hostile texts', () => {
		const evil = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, HOSTILE]));
		const body = health({
			runLog: [...ALL, { ...evil('message executionId'), flow: 'orders', status: 'failed', finishedAt: ago(1) }],
			shipRisk: [evil('amazonOrderId risk shipBy why')],
			listings: [evil('sellerSku difference message')],
			fbaDrift: [{ ...evil('stockCode message'), status: 'differs' }],
			leases: [evil('lease holder heldSince heldUntilText')],
		});
		expect(body).not.toMatch(/<script|\u001b/);
		expect(body.length).toBeLessThan(60_000);
	});
});

describe('the next run', () => {
	it.each([
		['orders', '2026-11-30T12:10:00.000Z', '2026-11-30T12:15:00.000Z'],
		['orders', '2026-11-30T12:15:00.000Z', '2026-11-30T12:30:00.000Z'],
		['shipRisk', '2026-11-30T12:10:00.000Z', '2026-11-30T12:35:00.000Z'],
		['settlements', '2026-11-30T12:50:00.000Z', '2026-11-30T13:20:00.000Z'],
		['fba', '2026-11-30T12:10:00.000Z', '2026-12-01T04:00:00.000Z'],
		// In summer the templates count an hour ahead of UTC.
		['fba', '2026-07-01T02:30:00.000Z', '2026-07-01T03:00:00.000Z'],
	])('of %s after %s is at %s', (flow, now, next) => {
		const schedule = SCHEDULES.find((each) => each.flow === flow);
		expect(schedule && nextRun(schedule, now)).toBe(next);
	});
});
