import type { IDataObject } from 'n8n-workflow';
import { setBehaviour } from '../../../sandbox/sage/books/behaviour';
import { plan, SageBench, steps } from './bench';

let bench: SageBench;
beforeEach(async () => (bench = await SageBench.start()));
afterEach(async () => await bench.stop());

/** January 2026 is closed in the books; February is the first open period. */
const inJanuary = () => plan({ steps: steps().map((step) => ({ ...step, date: '2026-01-20' })) });

test('a document that Sage moves out of a closed period is named with both periods', async () => {
	setBehaviour(bench.sandbox, { closedPeriods: 'moved', unseenLooks: 0 });
	const [item] = (await bench.postPlan(inJanuary())).json('Sage');
	expect(item.outcome).toBe('posted');
	expect((item.movedPeriods as IDataObject[]).map(({ secondReference }) => secondReference)).toEqual(
		steps().map(({ secondReference }) => secondReference),
	);
	expect((item.movedPeriods as IDataObject[])[0]).toMatchObject({
		date: '2026-01-20',
		dated: '2026-01-01 to 2026-01-31',
		posted: '2026-02-01 to 2026-02-28',
	});
});

test('a nominal ledger that shows the documents at the second look is believed then', async () => {
	setBehaviour(bench.sandbox, { closedPeriods: 'moved', unseenLooks: 1 });
	const [item] = (await bench.postPlan(inJanuary())).json('Sage');
	expect(item.movedPeriods).toHaveLength(steps().length);
});

test('a nominal ledger that does not show the documents yet says nothing of their periods', async () => {
	setBehaviour(bench.sandbox, { closedPeriods: 'moved', unseenLooks: 2 });
	expect((await bench.postPlan(inJanuary())).json('Sage')).toMatchObject([{ outcome: 'posted', movedPeriods: [] }]);
});

test('a site that refuses closed periods gets nothing', async () => {
	expect((await bench.postPlan(inJanuary())).error?.message).toContain('closed period');
	expect(bench.posts()).toEqual([]);
});

test('in an open period nothing is moved; where the nominal ledger cannot be read nothing is known, and what was posted is reported', async () => {
	expect((await bench.postPlan(plan({ steps: steps().slice(0, 2), clearing: undefined }))).json('Sage')).toMatchObject([
		{ movedPeriods: [] },
	]);
	setBehaviour(bench.sandbox, { closedPaths: ['nominal_transaction_enquiry_views'] });
	expect((await bench.postPlan(plan())).json('Sage')).toMatchObject([{ outcome: 'posted', movedPeriods: null }]);
});
