import { AmazonSageBridge } from '../../../../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { settingsRows } from '../../../../../sandbox/demo/settings';
import { fakeContext, jsonOf } from '../../context';

const run = async (settings: unknown) => {
	const parameters = { resource: 'settings', operation: 'read', settings, now: '2026-11-03T09:00:00Z' };
	const [ready, exceptions] = await new AmazonSageBridge().execute.call(fakeContext(parameters).context);
	return { ready: jsonOf(ready), exceptions: jsonOf(exceptions) };
};

describe('Settings: Read', () => {
	it('gives what flows need, and everything of Sage that the settings name', async () => {
		const { ready, exceptions } = await run(settingsRows({ 'flow.marketplaceIds': 'A1F83G8C2ARO7P, A1PA6795UKMFR9' }));
		expect(exceptions).toEqual([]);
		expect(ready).toHaveLength(1);
		const [{ sageNames, ...facts }] = ready;
		expect(facts).toEqual({
			mode: 'auto',
			marketplaceIds: 'A1F83G8C2ARO7P,A1PA6795UKMFR9',
			leaseMinutes: 10,
			leaseMarginMinutes: 4,
			settleMinutes: 30,
			overlapMinutes: 30,
			firstRunDays: 85,
		});
		// Seven tax codes; warehouses, charge and nominals of orders; two banks and two customers of the series; bank, three warehouses and three nominals of FBA; the warehouse of stock.
		expect(sageNames).toHaveLength(7 + 6 + 4 + 7 + 1);
		expect(sageNames).toContainEqual({
			setting: 'series.GBP.clearing',
			kind: 'bank',
			code: 'AMZGBP',
			name: 'Amazon UK clearing (GBP)',
		});
		expect(sageNames).toContainEqual(expect.objectContaining({ setting: 'taxCodes.standard', kind: 'taxCode', code: '1', rate: '20.00' }));
	});

	it('gives one exception with every fault to the owner who can mend it', async () => {
		const { ready, exceptions } = await run(settingsRows({ 'flow.settleMinutes': '1', 'flow.leaseMinutes': '1' }));
		expect(ready).toEqual([]);
		expect(exceptions).toEqual([
			{
				kind: 'settingsUnusable',
				owner: 'support',
				dueAt: '2026-11-03T13:00:00.000Z',
				flow: 'system',
				recordType: 'settings',
				recordId: 'Bridge settings',
				message:
					'The table Bridge settings cannot be used, 2 faults: row 45: flow.settleMinutes is "1", should be a whole number from 10 to 1440; row 46: flow.leaseMinutes is "1", should be a whole number from 5 to 60.',
				remedy: 'Correct them in the table Bridge settings; the next run reads it again. Until then nothing is fetched or posted.',
				amount: '',
				currency: '',
				holds: true,
				key: 'settingsUnusable|Bridge settings',
			},
		]);
	});
});
