import { addressesInSource, missingCoverage, NOT_ASKED, notListed, uncoveredAmazon } from './coverage';
import { withInventedFields, type Spoilt } from './everyObject';
import { mutationsOf, suits, TARGETS } from './mutations';
import { summarise, type Part } from './problem';
import { readRecordings } from './recordings';
import { loadDescriptions } from './specs';
import { Contract } from './validate';

const descriptions = loadDescriptions();
const recorded = readRecordings();
const contract = new Contract(descriptions);
const checked = recorded.map((each) => ({ ...each, problems: contract.check(each.exchange, each.sender) }));
const problemsOf = (sender: string, part: string) =>
	summarise(checked.filter((each) => each.sender === sender).flatMap(({ problems }) => problems.filter((each) => each.part === part)));

describe('what was recorded while the sandbox and workflow tests ran', () => {
	it('shows no request of our nodes that departs from the descriptions', () => {
		expect(problemsOf('nodes', 'request')).toEqual([]);
	});

	it('shows no request that departs from the descriptions and that the sandbox accepted', () => {
		expect(problemsOf('outsiders', 'request')).toEqual([]);
	});

	it('shows no answer of the sandbox that departs from the descriptions', () => {
		expect([...problemsOf('nodes', 'answer'), ...problemsOf('outsiders', 'answer')]).toEqual([]);
	});

	it('covers every operation that the product is said to use, asked by our nodes', () => {
		expect(missingCoverage(contract.covered)).toEqual([]);
	});

	it('covers nothing that is not on that list', () => {
		expect(notListed(contract.covered)).toEqual([]);
	});

	it('covers every operation of Amazon that the node calls by name', () => {
		expect(uncoveredAmazon(descriptions, contract.covered)).toEqual([]);
	});

	it('covers every address of Sage that the source of the node names', () => {
		const named = addressesInSource(descriptions);
		expect(named.length).toBeGreaterThan(50);
		const asked = new Set([...contract.covered].map((name) => name.split('/')[1]));
		const silent = named.filter((address) => !asked.has(address));
		expect(silent).toEqual(Object.keys(NOT_ASKED).sort());
	});

	it('needs every listed deviation', () => {
		expect(contract.unusedDeviations().map(({ operation, part, field, rule }) => `${operation}, ${part}, ${field}: ${rule}`)).toEqual([]);
	});
});

/** Bodies in which the descriptions themselves allow any field. */
const OPEN = [
	'GET /listings/2021-08-01/items/{sellerId} answer items[].attributes', // by product type
	'GET /listings/2021-08-01/items/{sellerId} answer items[].attributes.fulfillment_availability[]',
	'GET /listings/2021-08-01/items/{sellerId} answer items[].attributes.item_name[]',
	'GET /listings/2021-08-01/items/{sellerId}/{sku} answer attributes',
	'GET /listings/2021-08-01/items/{sellerId}/{sku} answer attributes.fulfillment_availability[]',
	'GET /listings/2021-08-01/items/{sellerId}/{sku} answer attributes.item_name[]',
	'PATCH /listings/2021-08-01/items/{sellerId}/{sku} request patches[].value[]',
	'PUT /documents: listings feed request messages[].patches[].value[]',
];

describe('an invented field', () => {
	const spoilt = new Map<string, Spoilt['exchange']>();
	for (const { exchange } of checked.filter((each) => each.problems.length === 0 && each.exchange.status < 300)) {
		for (const part of ['request', 'answer'] as Part[]) {
			const operation = contract.operationOf(exchange);
			if (!operation) continue;
			for (const { at, exchange: damagedOne } of withInventedFields(exchange, part)) spoilt.set(`${operation} ${part} ${at}`, damagedOne);
		}
	}

	it('is found in every kind of object of every body that was recorded, in both directions', () => {
		const strict = new Contract(descriptions);
		expect(spoilt.size).toBeGreaterThan(300);
		const missed = [...spoilt].filter(([, exchange]) => strict.check(exchange, 'nodes').length === 0).map(([name]) => name);
		expect(missed.sort()).toEqual([...OPEN].sort());
	});
});

/** One of its own, so that damaged exchanges count neither as coverage nor as use of a deviation. */
const damaged = new Contract(descriptions);

describe.each(TARGETS.map((target) => [target.part, target.operation, target] as const))(
	'a recorded %s of %s',
	(_part, operation, target) => {
		const good = checked.find(
			({ exchange, problems }) =>
				exchange.status < 300 && problems.length === 0 && contract.operationOf(exchange) === operation && suits(exchange, target),
		)?.exchange;

		it('is there, in full and without a problem', () => {
			expect(good).toBeDefined();
		});

		it.each(mutationsOf(target).map((mutation) => [mutation.title, mutation] as const))('fails with %s', (_title, mutation) => {
			const problems = damaged.check(mutation.apply(good!), 'nodes');
			expect(problems.map(({ field, rule }) => ({ field, rule }))).toEqual([{ field: mutation.field, rule: mutation.rule }]);
		});
	},
);
