import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'recording-'));
	mkdirSync(join(root, 'nodes'));
	mkdirSync(join(root, 'docs'));
	writeFileSync(join(root, 'nodes', 'one.ts'), 'export const one = 1;\n');
});
afterEach(() => rmSync(root, { recursive: true }));

/** The launchers are ES modules, so they are asked in a process of their own: records the kinds as told, then says which of them count as recorded. */
function recordedAfter(steps: string): string[] {
	const code = `
		import { writeFileSync } from 'node:fs';
		import { beginRecording, forgetRecording, isRecorded, RECORDED_KINDS } from './scripts/test-recording.mjs';
		const root = ${JSON.stringify(root)};
		const change = (file) => writeFileSync(root + '/' + file, 'changed');
		${steps}
		process.stdout.write(JSON.stringify(RECORDED_KINDS.filter((kind) => isRecorded(kind, root))));`;
	const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as string[];
}

describe('the recording of the tests', () => {
	it('counts for the kinds that passed, and for no other', () => {
		expect(recordedAfter(`beginRecording(['sandbox', 'workflow'], root)(['workflow']);`)).toEqual(['workflow']);
	});

	it('keeps the kinds that were not run again', () => {
		const steps = `beginRecording(['sandbox', 'workflow'], root)(['sandbox', 'workflow']); beginRecording(['workflow'], root)([]);`;
		expect(recordedAfter(steps)).toEqual(['sandbox']);
	});

	it('does not count while the tests run, nor after they were broken off', () => {
		expect(recordedAfter(`beginRecording(['sandbox'], root);`)).toEqual([]);
	});

	it('no longer counts when a source has changed, been added or gone', () => {
		const recorded = `beginRecording(['sandbox'], root)(['sandbox']);`;
		expect(recordedAfter(`${recorded} change('nodes/one.ts');`)).toEqual([]);
		expect(recordedAfter(`${recorded} change('nodes/two.ts');`)).toEqual([]);
		expect(recordedAfter(`import { rmSync } from 'node:fs'; ${recorded} rmSync(root + '/nodes/two.ts');`)).toEqual([]);
	});

	it('still counts when only a page of the docs has changed', () => {
		expect(recordedAfter(`beginRecording(['sandbox'], root)(['sandbox']); change('docs/page.md');`)).toEqual(['sandbox']);
	});

	it('does not count when a source changed while the tests ran', () => {
		expect(recordedAfter(`const end = beginRecording(['sandbox'], root); change('nodes/one.ts'); end(['sandbox']);`)).toEqual([]);
	});
});
