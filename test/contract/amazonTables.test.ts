import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFieldOf } from '../../nodes/AmazonSellerCentral/transport/answers';
import { listOperations, OPERATIONS, resolveOperation } from '../../nodes/AmazonSellerCentral/transport/catalogue';
import operations from '../../nodes/AmazonSellerCentral/transport/operations.json';
import { OPERATIONS as SIMULATED } from '../../sandbox/amazon/operations';
import { specsFolder } from './specs';

/** The node's own tables of operations, and the sandbox's, against the models they were taken from. */

/** Models by endpoint and version of the catalogue. */
const MODELS: Readonly<Record<string, string>> = {
	'fbaInventory/v1': 'fbaInventory.json',
	'feeds/2021-06-30': 'feeds_2021-06-30.json',
	'finances/2024-06-19': 'finances_2024-06-19.json',
	'listingsItems/2021-08-01': 'listingsItems_2021-08-01.json',
	'notifications/v1': 'notifications.json',
	'orders/2026-01-01': 'orders_2026-01-01.json',
	'orders/v0': 'ordersV0.json',
	'reports/2021-06-30': 'reports_2021-06-30.json',
	'sellers/v1': 'sellers.json',
	'tokens/2021-03-01': 'tokens_2021-03-01.json',
	'transfers/2024-06-01': 'transfers_2024-06-01.json',
};

interface Schema {
	readonly $ref?: string;
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, unknown>>;
}
interface Described {
	readonly operationId?: string;
	readonly description?: string;
	readonly responses: Readonly<
		Record<string, { readonly schema?: Schema; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
	>;
}
interface Found {
	/** `endpoint/version/name`. */
	readonly key: string;
	readonly method: string;
	readonly path: string;
	/** The usage plan as the description tells it, or none. */
	readonly plan?: { readonly ratePerSecond: number; readonly burst: number };
	/** Of a successful answer. */
	readonly answer?: Schema;
}

function read(prefix: string, file: string): Found[] {
	const model = JSON.parse(readFileSync(join(specsFolder(), 'sp-api', file), 'utf8')) as {
		paths: Record<string, Record<string, Described>>;
		definitions?: Record<string, Schema>;
		components?: { schemas: Record<string, Schema> };
	};
	const schemas = model.components?.schemas ?? model.definitions ?? {};
	return Object.entries(model.paths).flatMap(([path, verbs]) =>
		Object.entries(verbs)
			.filter(([, { operationId }]) => operationId)
			.map(([method, { operationId, description = '', responses }]) => {
				const [, rate, burst] = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(description) ?? [];
				const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
				const reference = good?.schema ?? Object.values(good?.content ?? {})[0]?.schema;
				const answer = reference?.$ref ? schemas[reference.$ref.split('/').at(-1) as string] : reference;
				return {
					key: `${prefix}/${operationId}`,
					method: method.toUpperCase(),
					path,
					answer,
					...(rate ? { plan: { ratePerSecond: Number(rate), burst: Number(burst) } } : {}),
				};
			}),
	);
}

const ALL = Object.entries(MODELS).flatMap(([prefix, file]) => read(prefix, file));
const withPlan = ALL.filter(({ plan }) => plan);
const used = Object.values(OPERATIONS).map(({ endpoint, version, name }) => `${endpoint}/${version}/${name}`);

it('every operation that the node calls has a usage plan in its model', () => {
	expect(used.filter((key) => !withPlan.some((each) => each.key === key))).toEqual([]);
});

it.each(
	withPlan.filter(({ key }) => used.includes(key) || listOperations(key.split('/')[0], key.split('/')[1]).includes(key.split('/')[2])),
)("rate and burst of $key are the model's", ({ key, plan }) => {
	expect((operations as Record<string, object>)[key]).toMatchObject(plan as object);
});

const LISTED = Object.keys(MODELS).flatMap((prefix) => {
	const [endpoint, version] = prefix.split('/');
	return listOperations(endpoint, version).map((name) => ({ endpoint, version, name }));
});

it('the lists of Any Operation have every operation of the models', () => {
	const listed = LISTED.map(({ endpoint, version, name }) => `${endpoint}/${version}/${name}`);
	expect(ALL.map(({ key }) => key).filter((key) => !listed.includes(key))).toEqual([]);
});

it.each(LISTED)('$endpoint $version $name goes where its model says', ({ endpoint, version, name }) => {
	const model = ALL.find(({ key }) => key === `${endpoint}/${version}/${name}`)!;
	const path = Object.fromEntries([...model.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => [part, `a-${part}`]));
	const resolved = resolveOperation({ endpoint, version, name }, path);
	expect([resolved.method, resolved.path]).toEqual([model.method, model.path.replace(/\{(\w+)\}/g, (_braces, part: string) => path[part])]);
});

it.each(Object.values(SIMULATED))('the sandbox enforces the usage plan of $name', ({ name, method, path, rate, burst }) => {
	const model = ALL.find(
		(each) => each.key.endsWith(`/${name}`) && each.method === method && each.path === path.replace(/:(\w+)/g, '{$1}'),
	);
	expect(model?.plan).toEqual({ ratePerSecond: rate, burst });
});

it.each(ALL.filter(({ key }) => answerFieldOf(key)))('the answer of $key has the field without which it is refused', ({ key, answer }) => {
	const field = answerFieldOf(key)!;
	// Where nothing is called required, it is all that there is beside errors and the life of the token.
	const others = Object.keys(answer?.properties ?? {}).filter((name) => !['errors', 'expiresIn', 'pagination', field].includes(name));
	if (answer?.required) expect(answer.required).toContain(field);
	else expect([Object.keys(answer?.properties ?? {}).includes(field), others]).toEqual([true, []]);
});
