import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isReading } from '../../../nodes/AmazonSellerCentral/readings';
import { AmazonSellerCentral } from '../../../nodes/AmazonSellerCentral/AmazonSellerCentral.node';

const ROOT = join(__dirname, '../../..');
const { description } = new AmazonSellerCentral();
const optionsOf = (property: INodeProperties | undefined) => (property?.options ?? []) as INodePropertyOptions[];
const resources = optionsOf(description.properties.find(({ name }) => name === 'resource'));
const operationsOf = (resource: unknown) =>
	optionsOf(
		description.properties.find(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource as string),
		),
	);
const all = resources.flatMap((resource) =>
	operationsOf(resource.value).map((operation) => [`${resource.name}: ${operation.name}`, resource, operation] as const),
);
const docs = readFileSync(join(ROOT, 'docs/amazon-operations.md'), 'utf8');

test('there are operations for every resource', () => {
	expect(resources.map(({ value }) => value).filter((value) => operationsOf(value).length === 0)).toEqual([]);
	expect(all.length).toBeGreaterThanOrEqual(31);
});

test.each(all)('%s is described in the node and in the documentation', (_name, resource, operation) => {
	expect(operation.description).toMatch(/\w{3}/);
	expect(operation.action).toMatch(/^[A-Z]/);
	const chapter = docs.split(/^## /m).find((text) => text.startsWith(`${resource.name}\n`)) ?? '';
	const section = chapter.split(/^### /m).find((text) => text.startsWith(`${operation.name}\n`)) ?? '';
	expect(section.length).toBeGreaterThan(operation.name.length + 20);
});

// What Any Operation gives out depends on what is called.
test.each(all.filter(([, { value }]) => value !== 'anyOperation'))('%s has a schema of what it gives out', (_name, resource, operation) => {
	const file = join(ROOT, 'nodes/AmazonSellerCentral/__schema__/v1.0.0', String(resource.value), `${String(operation.value)}.json`);
	expect(existsSync(file)).toBe(true);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ type: 'object', version: 1 });
});

const operations = resources.flatMap(({ value }) =>
	operationsOf(value).map((operation) => ({ resource: String(value), operation: String(operation.value) })),
);

/** What changes something at Amazon, may call anything, or shows buyers. */
const NOT_FOR_AGENTS = [
	'anyOperation/call',
	'fbaInventory/customerReturns',
	'listing/updateQuantities',
	'listing/updateQuantity',
	'order/confirmShipment',
	'order/get',
	'order/getAll',
	'order/getPages',
	'report/download',
	'report/get',
	'report/getAll',
	'report/request',
	'return/fba',
	'return/fbm',
	'settlement/readFile',
	'vat/invoiceData',
	'vat/transactions',
];

test('as a tool of an agent it reads, and nothing about buyers', () => {
	expect(description.usableAsTool).toBe(true);
	const refused = operations.filter(({ resource, operation }) => !isReading(resource, operation));
	expect(refused.map(({ resource, operation }) => `${resource}/${operation}`).sort()).toEqual(NOT_FOR_AGENTS);
	expect(operations.length).toBeGreaterThan(NOT_FOR_AGENTS.length);
});
