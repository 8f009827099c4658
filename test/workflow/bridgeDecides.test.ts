import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../sandbox/demo/settings';
import { ANNA, chainOf, checkedOf } from '../domain/decisions/fixture';
import { planOf, SIMPLE } from '../domain/settlement/planFixture';
import { chain, nodeOf, runWorkflow, startNode } from './harness';

const BRIDGE = 'n8n-nodes-amazon-sage200.amazonSageBridge';
const NOW = '2026-11-05T09:00:00.000Z';
const SETTINGS = JSON.stringify(settingsRows({ mode: 'Review', 'series.GBP.openingReserve': '100.00', 'flow.firstRunDays': '30' }));
const [PLANNED] = planOf(SIMPLE).ready;

const run = (parameters: INodeParameters[], items: object[] = [{}]) =>
	runWorkflow(
		chain(startNode(), ...parameters.map((one, index) => nodeOf(`Step ${index + 1}`, BRIDGE, { settings: SETTINGS, now: NOW, ...one }))),
		{
			nodeTypes: { [BRIDGE]: new AmazonSageBridge() },
			items: items.map((json): INodeExecutionData => ({ json: json as IDataObject })),
			executionId: '77',
		},
	);

describe('the bridge decides in a workflow', () => {
	it('chooses what to read and the orders once, however many items come in', async () => {
		const result = await run([{ resource: 'order', operation: 'choose', cursors: '[{}]', openExceptions: '[{}]' }], [{}, {}, {}]);
		expect(result.json('Step 1')).toEqual([
			{
				askedOrderIds: [],
				includedData: ['CANCELLATION', 'FULFILLMENT', 'PROCEEDS', 'PROMOTION', 'RECIPIENT', 'TAX'],
				readings: [
					expect.objectContaining({ cursors: ['orders'], after: '2026-11-05T07:58:00.000Z', before: '2026-11-05T08:58:00.000Z' }),
					expect.objectContaining({ cursors: ['ordersAll'], after: '2026-10-06T09:00:00.000Z', marketplaceIds: 'A1F83G8C2ARO7P' }),
				],
				retryOrderIds: [],
				waitingOrderIds: [],
			},
		]);
	});

	it('reads order ids that a person typed, and says what became of them', async () => {
		const asked = { resource: 'order', operation: 'readAsked', typedIds: '202-1111111-2222222, pan' };
		const trail = [{ orderId: '202-1111111-2222222', sageOrder: '0000000042' }];
		const result = await run([
			asked,
			{
				resource: 'order',
				operation: 'answerAsked',
				asked: '={{ $json }}',
				run: '{}',
				trail: JSON.stringify(trail),
				openExceptions: '[{}]',
			},
		]);
		expect(result.json('Step 1')).toEqual([{ orderIds: ['202-1111111-2222222'], notIds: ['pan'] }]);
		expect(result.json('Step 2')[0].sentences).toEqual([
			'No Amazon order ID (3-7-7 digits), and not asked for: "pan".',
			'202-1111111-2222222: In Sage 200 as order 0000000042.',
		]);
	});

	it('gives the settings that the flows need, with every name of Sage that is to be compared', async () => {
		const result = await run([{ resource: 'settings', operation: 'read' }]);
		const [item] = result.json('Step 1');
		expect(item).toMatchObject({ mode: 'review', marketplaceIds: 'A1F83G8C2ARO7P', firstRunDays: 30, leaseMinutes: 10 });
		expect(item.sageNames).toContainEqual(expect.objectContaining({ setting: 'series.GBP.clearing', kind: 'bank', code: 'AMZGBP' }));
	});

	it('says every fault of the settings in one exception, and gives nothing on', async () => {
		const settings = JSON.stringify(settingsRows({ mode: 'Rewiev', 'series.GBP.clearing': 'AMZGBP' }));
		const result = await run([{ resource: 'settings', operation: 'read', settings }]);
		expect(result.json('Step 1')).toEqual([]);
		const [exception, ...more] = result.json('Step 1', 1);
		expect([exception.kind, more]).toEqual(['settingsUnusable', []]);
		for (const key of ['mode', 'series.GBP.clearing']) expect(exception.message).toContain(key);
	});

	it('gives a cursor that cannot be read to the exceptions', async () => {
		const cursors = JSON.stringify([{ flow: 'orders', position: 'soon' }]);
		const result = await run([{ resource: 'order', operation: 'choose', cursors }]);
		expect([result.json('Step 1'), result.json('Step 1', 1)]).toMatchObject([[], [{ kind: 'cursorUnreadable', recordId: 'orders' }]]);
	});

	it('chooses the reports whose settlement is not posted', async () => {
		const reports = JSON.stringify(
			['R1', 'R2'].map((reportId) => ({ reportId, reportDocumentId: 'd', dataEndTime: NOW, createdTime: NOW })),
		);
		const board = JSON.stringify([{ settlementId: 'S1', status: 'posted', reportIds: 'R1' }]);
		const result = await run([{ resource: 'settlement', operation: 'choose', reports, board }], [{}, {}]);
		expect(result.json('Step 1')).toMatchObject([{ reportId: 'R2' }]);
		expect(result.runData['Step 1'][0].hints).toMatchObject([{ message: 'Left alone: 1 posted.' }]);
	});

	it('waits for approval, and posts what was approved by a decision that was checked', async () => {
		const decide = { resource: 'settlement', operation: 'decide', reportId: 'R1' };
		const first = await run([{ ...decide, board: '[{}]' }], [PLANNED]);
		const [{ boardRow, decision }] = first.json('Step 1') as Array<{ boardRow: IDataObject; decision: string }>;
		expect([decision, boardRow]).toMatchObject([
			'wait',
			{ status: 'awaiting approval', executionId: '77', reportIds: 'R1', series: 'GBP' },
		]);
		const rows = chainOf({ recordId: String(boardRow.settlementId), about: String(boardRow.planHash) });
		const board = JSON.stringify([{ ...boardRow, status: 'approved', decisionId: rows[0].decisionId }]);
		const unchecked = await run([{ ...decide, board, approvals: JSON.stringify(rows) }], [PLANNED]);
		expect(unchecked.json('Step 1')).toMatchObject([{ decision: 'wait' }]);
		const approvals = JSON.stringify(checkedOf(rows));
		const second = await run([{ ...decide, board, approvals }], [PLANNED]);
		expect(second.json('Step 1')).toMatchObject([
			{ decision: 'post', why: `Approved by ${ANNA}.`, boardRow: { status: 'posting', approvedBy: ANNA } },
		]);
	});

	it('stops at an item that is no planned settlement', async () => {
		const result = await run([{ resource: 'settlement', operation: 'decide', board: '[]' }], [{ settlementId: 'S1' }]);
		expect(result.error?.message).toBe('The item is not a planned settlement: it has no settlementId or no plan');
	});

	it('says once what a run leaves behind, also when its settings cannot be read', async () => {
		const outcome = { resource: 'run', operation: 'outcome', flow: 'orders', workflowId: 'W1', startedAt: NOW };
		const refused = JSON.stringify([
			{},
			{
				key: 'settingsUnusable|settings',
				kind: 'settingsUnusable',
				recordId: 'settings',
				recordType: 'settings',
				message: 'mode: "Revue"',
			},
		]);
		const result = await run(
			[{ ...outcome, settings: 'no settings', refused, window: JSON.stringify({ after: NOW, before: NOW }) }],
			[{}, {}],
		);
		expect(result.json('Step 1')).toMatchObject([
			{
				cursors: [],
				boardRow: null,
				runLog: { status: 'failed', executionId: '77' },
				summary: { message: 'mode: "Revue"', skipped: false },
			},
		]);
	});
});
