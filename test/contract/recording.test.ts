import { missingCoverage } from './coverage';
import { mutationsOf, suits, TARGETS } from './mutations';
import { summarise } from './problem';
import { readRecordings } from './recordings';
import { loadDescriptions } from './specs';
import { Contract } from './validate';

const descriptions = loadDescriptions();
const recorded = readRecordings();
const contract = new Contract(descriptions);
const checked = recorded.map((each) => ({ ...each, problems: contract.check(each.exchange, each.sender) }));
const problemsOf = (sender: string, part: string) => summarise(checked.filter((each) => each.sender === sender).flatMap(({ problems }) => problems.filter((each) => each.part === part)));

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

	it('covers every operation that the product uses', () => {
		expect(missingCoverage(contract.covered)).toEqual([]);
	});

	it('needs every listed deviation', () => {
		expect(contract.unusedDeviations().map(({ operation, part, field, rule }) => `${operation}, ${part}, ${field}: ${rule}`)).toEqual([]);
	});
});

/** One of its own, so that damaged exchanges count neither as coverage nor as use of a deviation. */
const damaged = new Contract(descriptions);

describe.each(TARGETS.map((target) => [target.part, target.operation, target] as const))('a recorded %s of %s', (_part, operation, target) => {
	const good = checked.find(
		({ exchange, problems }) =>
			exchange.status === 200 && problems.length === 0 && suits(exchange, target) &&
			descriptions.find(exchange.method, exchange.url.split('?')[0])?.name === operation,
	)?.exchange;

	it('is there, in full and without a problem', () => {
		expect(good).toBeDefined();
	});

	it.each(mutationsOf(target).map((mutation) => [mutation.title, mutation] as const))('fails with %s', (_title, mutation) => {
		const problems = damaged.check(mutation.apply(good!), 'nodes');
		expect(problems.map(({ field, rule }) => ({ field, rule }))).toEqual([{ field: mutation.field, rule: mutation.rule }]);
	});
});
