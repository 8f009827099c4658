import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** Kinds of test that go through the whole from outside. They are named by what a person does, not by a file. */
const FROM_OUTSIDE = ['workflow', 'e2e', 'queue', 'sandbox', 'contract'];

/** Tests of files that are no code. */
const OF_NO_CODE: Readonly<Record<string, string>> = {
	'scenarios/form': 'the form of the scenarios in test/scenarios/',
	'scenarios/remedies': 'the remedies of all exceptions of settlements, tried',
	'scenarios/scenarios': 'the scenarios in test/scenarios/*.md',
	'sellers/sellers': 'the simulated sellers in test/sellers/',
	'scripts/docs': 'the pages of docs/ and those at the top',
	'scripts/expressions': 'the expressions of the templates in workflows/',
	'scripts/mirror': 'the folder test/ itself',
	'scripts/templates': 'the templates in workflows/',
	'scripts/templates.layout': 'how the templates in workflows/ are drawn',
};

/** Folders of tests that have another name than the folder they mirror. */
const MIRRORED: ReadonlyArray<readonly [tests: string, sources: string]> = [
	['domain/', 'nodes/domain/'],
	['chaos/', 'scripts/'],
];
const ENDINGS = ['.ts', '.mjs', '.js', '.operation.ts', '.credentials.ts', '.node.ts'];

const tests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.test.ts'))
	.map((path) => path.split('\\').join('/').slice(0, -'.test.ts'.length));

/** `plan.held` and `plan.property` are parts of what tests `plan`. */
const withoutPart = (path: string): string => path.replace(/(\.\w+)+$/, '');

function hasSource(path: string): boolean {
	const [folder, sources] = MIRRORED.find(([beginning]) => path.startsWith(beginning)) ?? ['', ''];
	const source = sources + path.slice(folder.length);
	return [source, withoutPart(source)].some((name) => ENDINGS.some((ending) => existsSync(join(ROOT, name + ending))));
}

const ofTheUnits = tests.filter((path) => !FROM_OUTSIDE.includes(path.split('/')[0]));

it('finds the tests of the units', () => {
	expect(ofTheUnits.length).toBeGreaterThan(80);
});

it('each test of a unit stands where its source file stands', () => {
	expect(ofTheUnits.filter((path) => !(path in OF_NO_CODE) && !hasSource(path))).toEqual([]);
});

it('each exception is a test that is there', () => {
	expect(Object.keys(OF_NO_CODE).filter((path) => !tests.includes(path))).toEqual([]);
});
