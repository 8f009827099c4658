// `npm test`: installs what is missing, builds, runs every kind of test and ends with one line of counts.
// `node scripts/test.mjs unit workflow` runs only the named kinds (the projects of jest.config.js).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, ensureDependencies, ensureN8n, launch, projectNode, ROOT, run, SetupProblem } from './install.mjs';

/** Kinds that run together, and those that need a machine of their own: the real n8n. */
const ROUNDS = [['unit', 'sandbox', 'workflow'], ['e2e'], ['contract']];
const USUAL = ['unit', 'sandbox', 'workflow', 'e2e'];

await launch(async () => {
	const kinds = askedKinds(process.argv.slice(2));
	await ensureDependencies();
	if (kinds.includes('e2e')) {
		await ensureN8n();
		await build();
	}
	const total = { passed: 0, failed: 0 };
	for (const round of ROUNDS) {
		const chosen = round.filter((kind) => kinds.includes(kind));
		if (chosen.length === 0) continue;
		const { passed, failed } = await jest(chosen);
		total.passed += passed;
		total.failed += failed;
	}
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
});

function askedKinds(args) {
	const known = ROUNDS.flat();
	const unknown = args.find((arg) => !known.includes(arg));
	if (unknown) throw new SetupProblem(`There is no kind of test called "${unknown}". Kinds are: ${known.join(', ')}.`);
	return args.length > 0 ? args : USUAL;
}

/** A test file that could not run at all, or a run that ended badly without a failed test, counts as one failure. */
async function jest(kinds) {
	console.log(`Running tests: ${kinds.join(', ')}`);
	const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
	const results = join(folder, 'results.json');
	try {
		const { code } = await run(
			projectNode(),
			[join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', ...kinds, '--json', `--outputFile=${results}`],
			{ stdout: 'ignore' },
		);
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
		const failed = numFailedTests + numRuntimeErrorTestSuites;
		return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
	} catch {
		return { passed: 0, failed: 1 };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
