import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const WINGS = ['nodes', 'credentials', 'sandbox', 'scripts', 'bench'].map((name) => join(ROOT, name));
/** The installed n8n under the sandbox, and what is built. */
const SKIPPED = new Set(['node_modules', 'dist', 'n8n']);

/** An import or a re-export, by a relative path. Imports of types count: a type that two rooms share belongs in a third. */
const IMPORT = /^\s*(?:import|export)\b[^'"`;]*?from\s+'(\.[^']*)'|^\s*import\s+'(\.[^']*)'|\bimport\(\s*'(\.[^']*)'\s*\)/gm;

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(join(folder, entry.name));
		return entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [];
	});

function importsOf(file: string): string[] {
	const named = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3]);
	const places = named.map((name) => resolve(dirname(file), name));
	return places.flatMap((place) =>
		[`${place}.ts`, join(place, 'index.ts'), place].filter((path) => path.endsWith('.ts') && existsSync(path)).slice(0, 1),
	);
}

/** Circles as chains of files, the first again at the end; one per file that closes one. */
function circlesIn(folders: readonly string[], base: string): string[] {
	const done = new Set<string>();
	const circles: string[] = [];
	const walk = (file: string, way: readonly string[]): void => {
		const start = way.indexOf(file);
		if (start >= 0) circles.push([...way.slice(start), file].map((each) => relative(base, each)).join(' -> '));
		if (start >= 0 || done.has(file)) return;
		for (const next of importsOf(file)) walk(next, [...way, file]);
		done.add(file);
	};
	for (const file of folders.flatMap(filesBelow)) walk(file, []);
	return circles;
}

test('no file imports itself by way of others, not even for a type', () => {
	expect(filesBelow(WINGS[0]).length).toBeGreaterThan(100);
	expect(circlesIn(WINGS, ROOT)).toEqual([]);
});

test.each([
	[
		'of three files',
		{ 'a.ts': "import { b } from './b';", 'b.ts': "export * from './c';", 'c.ts': "import {\n\tlong,\n} from './a';" },
		'a.ts -> b.ts -> c.ts -> a.ts',
	],
	['of types only', { 'a.ts': "import type { B } from './b';", 'b.ts': "import { a } from './a';" }, 'a.ts -> b.ts -> a.ts'],
	['by way of an index', { 'a.ts': "import './index';", 'index.ts': "export { a } from './a';" }, 'a.ts -> index.ts -> a.ts'],
])('finds a circle %s', (_of, files, circle) => {
	const folder = mkdtempSync(join(tmpdir(), 'circles-'));
	try {
		for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
		expect(circlesIn([folder], folder)).toEqual([circle]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
