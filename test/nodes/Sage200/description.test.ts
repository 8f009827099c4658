import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { properties } from '../../../nodes/Sage200/description';

const SCHEMAS = join(__dirname, '..', '..', '..', 'nodes', 'Sage200', '__schema__', 'v1.0.0');
const ACTIONS = join(__dirname, '..', '..', '..', 'nodes', 'Sage200', 'actions');

const resources = (properties.find(({ name }) => name === 'resource')!.options as INodePropertyOptions[]).map(({ value }) => String(value));
const choiceOf = (resource: string): INodeProperties =>
	properties.find(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource))!;
const operations = resources.flatMap((resource) =>
	(choiceOf(resource).options as INodePropertyOptions[]).map(({ value }) => [resource, String(value)] as const),
);
const filesOf = (folder: string, ending: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ending))
		.map((file) => file.slice(0, -ending.length))
		.sort();
const named = operations.map(([resource, operation]) => `${resource}/${operation}`).sort();

test('every operation of the lists has its file, and every file is in the lists', () => {
	expect(filesOf(ACTIONS, '.operation.ts')).toEqual(named);
});

test('every operation has an output schema, and every schema an operation', () => {
	expect(filesOf(SCHEMAS, '.json')).toEqual(named);
});

test.each(resources)('%s: operations stand in alphabetical order, and the default is one of them', (resource) => {
	const { options, default: first } = choiceOf(resource);
	const names = (options as INodePropertyOptions[]).map(({ name }) => name);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	expect((options as INodePropertyOptions[]).map(({ value }) => value)).toContain(first);
});

test('the options of collections stand in alphabetical order, composed ones too', () => {
	const collections = properties.filter(({ type }) => type === 'collection');
	for (const { name, options } of collections) {
		const names = (options as INodeProperties[]).map(({ displayName }) => displayName);
		expect([name, names]).toEqual([name, [...names].sort((a, b) => a.localeCompare(b))]);
	}
});
