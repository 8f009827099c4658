// Runs kinds of tests (the projects of jest.config.js) and counts what came of them, kind by kind.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { projectEnvironment, projectNode, ROOT, run } from './install.mjs';
import { beginRecording, RECORDED_KINDS, RECORDINGS } from './test-recording.mjs';

const { projects } = createRequire(import.meta.url)('../jest.config.js');

export const KINDS = projects.map(({ displayName }) => displayName);

/** Folders of each kind beneath test/, with a separator at the end. */
const FOLDERS = new Map(
	projects.map(({ displayName, testMatch }) => [
		displayName,
		testMatch.map((pattern) => pattern.replace('<rootDir>/', '').replace('**/*.test.ts', '')),
	]),
);

/** The kind that a test file belongs to, or undefined. */
export function kindOfFile(file) {
	const path = relative(ROOT, resolve(ROOT, file)).split(sep).join('/');
	return KINDS.find((kind) => FOLDERS.get(kind).some((folder) => path.startsWith(folder)));
}

/** The test files that a path names: itself, or those beneath a folder. Empty when there are none. */
export function testFilesAt(path) {
	const whole = resolve(ROOT, path);
	if (!existsSync(whole)) return [];
	if (!statSync(whole).isDirectory()) return whole.endsWith('.test.ts') ? [whole] : [];
	return readdirSync(whole, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.test.ts'))
		.map((name) => join(whole, name));
}

/**
 * Runs kinds in one process of Jest. Whole kinds are recorded. A test file that could not run at all, or a run that ended badly without a
 * failed test, counts as one failure.
 * @param {{ files?: string[], more?: string[], env?: Record<string, string> }} options files: only these; more: arguments for Jest itself
 * @returns {Promise<{ passed: number, failed: number, skipped: string[] }>} skipped: titles
 */
export async function jest(kinds, { files = [], more = [], env = {} } = {}) {
	const recorded = files.length === 0 && more.length === 0 ? kinds.filter((kind) => RECORDED_KINDS.includes(kind)) : [];
	const endRecording = beginRecording(recorded);
	const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
	const results = join(folder, 'results.json');
	const only = files.length > 0 ? ['--runTestsByPath', ...files] : [];
	try {
		const { code } = await run(
			projectNode(),
			[
				join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
				...['--json', `--outputFile=${results}`, ...more],
				...['--selectProjects', ...kinds, ...only],
			],
			{ env: projectEnvironment({ ...env, ...(recorded.length > 0 && { RECORD_INTO: RECORDINGS }) }) },
		);
		const counts = countsOf(JSON.parse(readFileSync(results, 'utf8')), code);
		if (counts.failed === 0 || counts.badKinds.length > 0) endRecording(recorded.filter((kind) => !counts.badKinds.includes(kind)));
		return counts;
	} catch {
		return { passed: 0, failed: 1, skipped: [] };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function countsOf({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults }, code) {
	const failed = numFailedTests + numRuntimeErrorTestSuites;
	const bad = testResults.filter(({ status }) => status !== 'passed').map(({ name }) => kindOfFile(name));
	const skipped = testResults.flatMap(({ assertionResults }) =>
		assertionResults.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName),
	);
	return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, skipped, badKinds: [...new Set(bad)] };
}
