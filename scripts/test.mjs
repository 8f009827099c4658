// `npm test`: installs what is missing, builds, runs every kind of test and ends with one line of counts.
// `node scripts/test.mjs unit test/workflow/sage test/domain/money/money.test.ts` runs only what is named: kinds (the projects of jest.config.js),
// test files, folders of test files. What follows a `--` is for Jest: `npm run test:unit -- test/domain/money -- -t pence`.
// With REQUIRE_ALL a test that is skipped because this machine lacks something counts as failed.
import { build, ensureDependencies, ensureN8n, launch, SetupProblem } from './install.mjs';

/** Kinds that run together, and those that need a machine of their own: the real n8n. */
const ROUNDS = [['unit', 'sandbox', 'workflow'], ['e2e'], ['recorded'], ['queue'], ['contract']];
const KINDS = ROUNDS.flat();
/** Stamps without a zone show what they do only in a zone that is not that of the world. */
const ENVIRONMENTS = { recorded: { SAGE_AS_RECORDED: '1', TZ: 'Europe/London' } };
/** Kinds with a test that runs n8n, or, as `test/chaos/day.test.ts`, flows on its engine. */
const NEED_N8N = ['workflow', 'e2e', 'queue'];
const USUAL = ['unit', 'sandbox', 'workflow', 'e2e'];

await launch(async () => {
	const [names, more] = splitAtDashes(process.argv.slice(2));
	await ensureDependencies();
	const { jest, kindOfFile, testFilesAt } = await import('./test-jest.mjs'); // it needs what has just been installed
	const { kinds, files } = asked(names, kindOfFile, testFilesAt);
	if (kinds.some((kind) => NEED_N8N.includes(kind))) await ensureN8n();
	if (kinds.includes('e2e') || kinds.includes('queue')) await build();
	const total = { passed: 0, failed: 0, skipped: [] };
	for (const round of ROUNDS) {
		const chosen = round.filter((kind) => kinds.includes(kind));
		if (chosen.length === 0) continue;
		console.log(`Running tests: ${chosen.join(', ')}`);
		const env = ENVIRONMENTS[chosen[0]];
		const { passed, failed, skipped } = await jest(chosen, { files: files.filter((file) => chosen.includes(kindOfFile(file))), more, env });
		total.passed += passed;
		total.failed += failed;
		total.skipped.push(...skipped);
	}
	// Jest's own filters skip tests on purpose.
	if (more.length === 0) for (const title of total.skipped) console.log(`Skipped: ${title}`);
	if (more.length === 0 && process.env.REQUIRE_ALL) total.failed += total.skipped.length;
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
});

function splitAtDashes(args) {
	const at = args.indexOf('--');
	return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

/** Kinds to run, and the files when only some are asked for. A kind that is named beside files only says which of them. */
function asked(names, kindOfFile, testFilesAt) {
	const named = names.filter((name) => KINDS.includes(name));
	const files = names.filter((name) => !KINDS.includes(name)).flatMap((name) => known(name, testFilesAt(name)));
	if (files.length === 0) return { kinds: named.length > 0 ? named : USUAL, files };
	const strange = files.find((file) => named.length > 0 && !named.includes(kindOfFile(file)));
	if (strange) throw new SetupProblem(`${strange} is a test of the kind ${kindOfFile(strange)}, not ${named.join(' or ')}.`);
	return { kinds: [...new Set(files.map(kindOfFile))], files };
}

function known(name, files) {
	if (files.length > 0) return files;
	throw new SetupProblem(
		`There is no kind of test and no test file called "${name}". Kinds are: ${KINDS.join(', ')}. Files end with .test.ts; what is for Jest comes behind a --.`,
	);
}
