import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { properties } from '../../../nodes/Sage200/description';
import { isReading } from '../../../nodes/Sage200/readings';

const choices = ({ options = [] }: INodeProperties) => (options as INodePropertyOptions[]).map(({ value }) => String(value));
const operations = properties
	.filter(({ name }) => name === 'operation')
	.flatMap((field) => choices(field).map((operation) => ({ resource: String(field.displayOptions?.show?.resource?.[0]), operation })));

/** What may change Sage has a dry run among its options. */
const hasDryRun = (resource: string, operation: string): boolean =>
	properties.some(
		({ name, displayOptions, options = [] }) =>
			name === 'options' &&
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation) &&
			(options as INodeProperties[]).some((option) => option.name === 'dryRun'),
	);

test('the node has operations of both kinds', () => {
	expect(operations.filter(({ resource, operation }) => hasDryRun(resource, operation)).length).toBeGreaterThan(15);
	expect(operations.filter(({ resource, operation }) => isReading(resource, operation)).length).toBeGreaterThan(25);
});

test.each(operations)('an agent may use $resource $operation exactly when it changes nothing', ({ resource, operation }) => {
	expect(isReading(resource, operation)).toBe(!hasDryRun(resource, operation));
});
