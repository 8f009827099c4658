// What the simulated systems were asked and answered while the tests ran: `npm test` records it, `npm run test:contract` checks it.
// Each kind of test has a folder of its own, so that running one kind keeps the recordings of the others, with a stamp in it once all
// of the kind has passed: a fingerprint of the sources that it was recorded from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './install.mjs';

/** Kinds of test that talk to the simulated systems. */
export const RECORDED_KINDS = ['sandbox', 'workflow', 'e2e'];
const recordingsIn = (root) => join(root, 'test', '.recordings');
export const RECORDINGS = recordingsIn(ROOT);

const folderOf = (kind, root) => join(recordingsIn(root), kind);
const stampOf = (kind, root) => join(folderOf(kind, root), 'complete');

/** Everything that decides what a recorded test sends. The tests of the contract itself do not: a recording serves them again. */
const SOURCES = [
	'credentials',
	'nodes',
	'sandbox',
	'scripts',
	'workflows',
	...['bench', 'chaos', 'e2e', 'sandbox', 'setup', 'workflow'].map((folder) => join('test', folder)),
	'jest.config.js',
	'package-lock.json',
	'package.json',
];

/** Of names and contents of the sources. */
export function fingerprintOfSources(root = ROOT) {
	const hash = createHash('sha256');
	for (const source of SOURCES)
		for (const file of filesIn(join(root, source))) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

/** The files of a folder in one order; of a file, itself. */
function filesIn(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { withFileTypes: true })
		.filter(({ name }) => name !== 'node_modules')
		.sort((one, other) => (one.name < other.name ? -1 : 1))
		.flatMap(({ name }) => filesIn(join(path, name)));
}

/** Makes room for new recordings of these kinds. Returns the function that stamps those that have passed as complete. */
export function beginRecording(kinds, root = ROOT) {
	if (kinds.length === 0) return () => {};
	const fingerprint = fingerprintOfSources(root);
	for (const kind of kinds) {
		forgetRecording(kind, root);
		mkdirSync(folderOf(kind, root), { recursive: true });
	}
	return (passed) => {
		// What was changed meanwhile is in the recording or not, nobody knows.
		if (fingerprintOfSources(root) !== fingerprint) return;
		for (const kind of kinds) if (passed.includes(kind)) writeFileSync(stampOf(kind, root), fingerprint);
	};
}

/** Whether there is a recording of all tests of a kind, made from the sources as they are now. */
export function isRecorded(kind, root = ROOT) {
	const stamp = stampOf(kind, root);
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprintOfSources(root);
}

/** Takes away what no longer counts, so that nothing is checked that does not belong to these sources. */
export function forgetRecording(kind, root = ROOT) {
	rmSync(folderOf(kind, root), { recursive: true, force: true });
}
