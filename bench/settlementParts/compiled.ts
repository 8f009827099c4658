// The tasks as plain JavaScript, as the package ships: what compiles TypeScript on the way would take time and memory of its own.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = resolve(__dirname, '../..');
const REQUIRED = /require\(['"](\.[^'"]*)['"]\)/g;
const OPTIONS = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true, resolveJsonModule: true } as const;

/** Compiles a file of the project, and all that it needs of the project, into a folder; gives the path of what came of it. */
export async function compiled(entry: string, folder: string): Promise<string> {
	const seen = new Set<string>();
	const waiting = [entry];
	for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
		if (seen.has(source)) continue;
		seen.add(source);
		waiting.push(...(await compileOne(source, folder)));
	}
	return targetOf(entry, folder);
}

/** Gives the files that it needs. */
async function compileOne(source: string, folder: string): Promise<string[]> {
	const target = targetOf(source, folder);
	await mkdir(dirname(target), { recursive: true });
	if (source.endsWith('.json')) {
		await copyFile(source, target);
		return [];
	}
	const { outputText } = transpileModule(await readFile(source, 'utf8'), { compilerOptions: OPTIONS, fileName: source });
	await writeFile(target, outputText);
	return [...outputText.matchAll(REQUIRED)].map(([, name]) => fileOf(resolve(dirname(source), name ?? '')));
}

const targetOf = (source: string, folder: string): string => join(folder, relative(ROOT, source)).replace(/\.ts$/, '.js');

/** Throws when no file is meant: then an import of the project is wrong. */
function fileOf(path: string): string {
	const found = [`${path}.ts`, join(path, 'index.ts'), path].find((candidate) => existsSync(candidate));
	if (found === undefined) throw new Error(`${path} is no file`);
	return found;
}

/** Where a process finds the packages that the compiled files need. */
export const PACKAGES = join(ROOT, 'node_modules');
