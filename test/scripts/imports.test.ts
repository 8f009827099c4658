import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { circlesIn, importsBelow } from '../../scripts/imports';

const ROOT = resolve(__dirname, '..', '..');
const DOMAIN = join(ROOT, 'nodes', 'domain');
/** Everything that is written in TypeScript, the domain in `nodes` included. */
const WINGS = ['nodes', 'credentials', 'sandbox', 'scripts', 'bench', join('workflows', 'source')];

it.each([
	['none in a line', { a: ['b'], b: ['c'], c: [] }, []],
	['none where two ways lead to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
	['a file that imports itself', { a: ['a'] }, [['a']]],
	['two files', { a: ['b'], b: ['a'] }, [['a', 'b']]],
	['three files behind another', { x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
])('finds circles of imports: %s', (_what, graph: Record<string, string[]>, expected) => {
	expect(circlesIn(new Map(Object.entries(graph)))).toEqual(expected);
});

it.each([
	['of three files', { 'a.ts': "import { b } from './b';", 'b.ts': "export * from './c';", 'c.ts': "import {\n\tlong,\n} from './a';" }, 3],
	['of types only', { 'a.ts': "import type { B } from './b';", 'b.ts': "import { a } from './a';" }, 2],
	['by way of an index', { 'a.ts': "import './index';", 'index.ts': "export { a } from '.';" }, 1],
	['by an import that waits', { 'a.ts': "const b = await import('./b');", 'b.ts': "export { a } from './a';" }, 2],
])('reads a circle from files: %s', (_of, files, length) => {
	const folder = mkdtempSync(join(tmpdir(), 'circles-'));
	try {
		for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
		expect(circlesIn(importsBelow(folder)).map((circle) => circle.length)).toEqual([length]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it('no file imports itself by way of others, not even for a type', () => {
	const wings = WINGS.map((wing) => importsBelow(join(ROOT, wing)));
	expect(wings.map(({ size }, index) => [WINGS[index], size > 1]).filter(([, isThere]) => !isThere)).toEqual([]);
	const all = new Map(wings.flatMap((wing) => [...wing]));
	expect(circlesIn(all).map((circle) => circle.map((file) => relative(ROOT, file)))).toEqual([]);
});

describe('the domain', () => {
	const imports = importsBelow(DOMAIN);
	const named = (file: string) => relative(DOMAIN, file);

	it('is read whole, types included', () => {
		expect(imports.size).toBeGreaterThan(60);
		expect(imports.get(join(DOMAIN, 'books', 'journal.types.ts'))?.map(named)).toEqual([
			join('money', 'money.ts'),
			join('books', 'plan.types.ts'),
		]);
	});

	it('has books that know nothing of what is posted', () => {
		const rooms = new Set(
			[...imports]
				.filter(([file]) => named(file).startsWith('books'))
				.flatMap(([, imported]) => imported.map((file) => named(file).split(/[\\/]/)[0])),
		);
		expect([...rooms].sort()).toEqual(['books', 'money', 'reference', 'result.ts', 'text']);
	});
});
