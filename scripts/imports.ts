import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { preProcessFile } from 'typescript';

/** Which files each file imports, types included. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** The TypeScript files below a folder with the files that they import by a relative path. Throws when such a path leads to no file. */
export const importsBelow = (folder: string): Imports => new Map(filesBelow(folder).map((file) => [file, importsOf(file)]));

/** What is installed or built is nobody's source. */
const NOT_OURS: ReadonlySet<string> = new Set(['node_modules', 'dist']);

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(join(folder, entry.name));
		return entry.name.endsWith('.ts') ? [join(folder, entry.name)] : [];
	});

const importsOf = (file: string): string[] =>
	preProcessFile(readFileSync(file, 'utf8'))
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => fileAt(join(dirname(file), name), file));

function fileAt(path: string, importer: string): string {
	const found = [`${path}.ts`, `${path}.d.ts`, join(path, 'index.ts'), path].find((name) => existsSync(name) && statSync(name).isFile());
	if (!found) throw new Error(`${importer} imports ${path}, which is no file`);
	return found;
}

/** Each circle once, as its files in the order of their imports. */
export function circlesIn(imports: Imports): string[][] {
	const circles: string[][] = [];
	const done = new Set<string>();
	const follow = (file: string, way: readonly string[]): void => {
		const at = way.indexOf(file);
		if (at >= 0) circles.push(way.slice(at));
		if (at >= 0 || done.has(file)) return;
		for (const next of imports.get(file) ?? []) follow(next, [...way, file]);
		done.add(file);
	};
	for (const file of imports.keys()) follow(file, []);
	return circles;
}
