import { OPERATIONS } from '../../sandbox/amazon/operations';
import type { Operation as Simulated, QueryRule } from '../../sandbox/amazon/operations/operation';
import { listedValues } from './close';
import type { Operation, Schema } from './schema';
import { loadDescriptions } from './specs';

const { operations } = loadDescriptions();
const describedBy = ({ method, path }: Simulated): Operation | undefined =>
	operations.find((each) => each.system === 'amazon' && each.name === `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);

/** What only the text of a parameter says, in other words than usual. */
const BY_TEXT: Readonly<Record<string, Partial<QueryRule>>> = {
	'searchOrders maxResultsPerPage': { minimum: 1, maximum: 100 },
	'searchListingsItems pageSize': { minimum: 1 }, // the number of results on each page
	'listSummary relatedIdentifierName': { values: ['SETTLEMENT_ID'] },
};

/** In the words of the sandbox's tables. */
function ruleOf(schema: Schema, required: boolean): QueryRule {
	const items = schema.type === 'array' ? (schema.items ?? {}) : schema;
	const kinds: Record<string, QueryRule['kind']> = { 'date-time': 'dateTime', date: 'date' };
	const kind =
		schema.type === 'array'
			? 'list'
			: schema.type === 'boolean'
				? 'flag'
				: schema.type === 'integer'
					? 'integer'
					: (kinds[schema.format ?? ''] ?? 'text');
	return {
		kind,
		values: (items.enum as string[] | undefined) ?? listedValues(schema.description),
		maxItems: schema.maxItems,
		minimum: schema.minimum,
		maximum: schema.maximum,
		required: required || undefined,
	};
}

const tidy = (rule: QueryRule) =>
	JSON.stringify({ ...rule, values: rule.values && [...rule.values].sort() }, [
		'kind',
		'values',
		'maxItems',
		'minimum',
		'maximum',
		'required',
	]);

/** `| 0.0167 | 20 |` below the heading of the usage plan. */
function planOf(text: string): number[] {
	const row = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(text);
	return row ? [Number(row[1]), Number(row[2])] : [];
}

it.each(Object.entries<Simulated>(OPERATIONS))(
	'%s is simulated with the path, the query and the rate of its description',
	(name, simulated) => {
		const described = describedBy(simulated)!;
		expect(described?.operationId).toBe(name);
		const rules = (table: Array<[string, QueryRule]>) => Object.fromEntries(table.map(([field, rule]) => [field, tidy(rule)]).sort());
		expect(rules(Object.entries(simulated.query))).toEqual(
			rules(described.query.map((each) => [each.name, { ...ruleOf(each.schema, each.required), ...BY_TEXT[`${name} ${each.name}`] }])),
		);
		expect([simulated.rate, simulated.burst]).toEqual(planOf(described.text));
	},
);
