import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { AmazonSageBridge } from '../../nodes/AmazonSageBridge/AmazonSageBridge.node';
import { AmazonSellerCentral } from '../../nodes/AmazonSellerCentral/AmazonSellerCentral.node';
import { AmazonSellerCentralTrigger } from '../../nodes/AmazonSellerCentral/AmazonSellerCentralTrigger.node';
import { Sage200 } from '../../nodes/Sage200/Sage200.node';
import { Sage200Trigger } from '../../nodes/Sage200/Sage200Trigger.node';
import { readRanOperations } from './recordings';

const valuesOf = (property?: INodeProperties): string[] =>
	((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));

/** All that a node offers to do: its operations by resource, or the events of a trigger. */
function choicesOf({ description: { name, properties } }: INodeType): string[] {
	const named = (wanted: string) => properties.filter((property) => property.name === wanted);
	const events = valuesOf(named('event')[0]).map((event) => `${name}/${event}`);
	const operationsOf = (resource: string) =>
		named('operation')
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource))
			.flatMap(valuesOf);
	return [
		...events,
		...valuesOf(named('resource')[0]).flatMap((resource) => operationsOf(resource).map((operation) => `${name}/${resource}/${operation}`)),
	];
}

const offered = [
	new AmazonSellerCentral(),
	new AmazonSellerCentralTrigger(),
	new Sage200(),
	new Sage200Trigger(),
	new AmazonSageBridge(),
].map(choicesOf);

it('each node offers something', () => {
	for (const choices of offered) expect(choices.length).toBeGreaterThan(1);
});

it('every operation and every trigger event ran on n8n-core in a workflow test and gave something out', () => {
	const ran = readRanOperations();
	expect(offered.flat().filter((each) => !ran.has(each))).toEqual([]);
});
