import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf } from './differences';
import { contradictions } from './form/selfCheck';
import { scenariosIn } from './form/read';
import type { Scenario } from './form/scenario.types';
import { workOut } from './adapter/workOut';

const SCENARIOS = scenariosIn(__dirname);
/** Scenarios that do not come out yet, one a line. Each must really fail, so that the list cannot grow stale. */
const PENDING = readFileSync(join(__dirname, 'pending.txt'), 'utf8')
	.split(/\r?\n/)
	.filter((line) => line.trim() !== '');

/** A scenario on which the bridge breaks down is one that does not come out. */
function workedDifferences(scenario: Scenario): string[] {
	try {
		return differencesOf(scenario, workOut(scenario));
	} catch (failure) {
		return [String(failure)];
	}
}

describe('what an accountant expects of a settlement', () => {
	it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
		expect(contradictions(scenario.expected)).toEqual([]);
		const differences = workedDifferences(scenario);
		if (PENDING.includes(name)) expect(differences).not.toEqual([]);
		else expect(differences).toEqual([]);
	});
});

it('has at least 120 scenarios, each with a title of its own', () => {
	expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
	expect(SCENARIOS.length).toBeGreaterThanOrEqual(120);
});

it('lists as pending only scenarios that exist', () => {
	const names = SCENARIOS.map(({ name }) => name);
	expect(PENDING.filter((name) => !names.includes(name))).toEqual([]);
});
