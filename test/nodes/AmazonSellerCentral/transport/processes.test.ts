import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { processesOf } from '../../../../nodes/AmazonSellerCentral/transport/processes';

const context = { getNode: (): INode => ({ name: 'Amazon' }) as INode } as IExecuteFunctions;

test.each([
	[undefined, 1],
	['', 1],
	[1, 1],
	[3, 3],
	['4', 4],
])('processes %j of the credential are %i', (processes, count) => {
	expect(processesOf(context, processes === undefined ? {} : { processes })).toBe(count);
});

test.each([0, -1, 1.5, 101, 'x', Number.NaN])('processes %j of the credential stop: each would take the whole quota', (processes) => {
	expect(() => processesOf(context, { processes })).toThrow('The number of processes of the Amazon credential cannot be used');
});
