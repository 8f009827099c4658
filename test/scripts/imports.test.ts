import { join, relative, resolve } from 'node:path';
import { circlesIn, importsBelow } from '../../scripts/imports';

const DOMAIN = resolve(__dirname, '..', '..', 'nodes', 'domain');

it.each([
	['none in a line', { a: ['b'], b: ['c'], c: [] }, []],
	['none where two ways lead to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
	['a file that imports itself', { a: ['a'] }, [['a']]],
	['two files', { a: ['b'], b: ['a'] }, [['a', 'b']]],
	['three files behind another', { x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
])('finds circles of imports: %s', (_what, graph: Record<string, string[]>, expected) => {
	expect(circlesIn(new Map(Object.entries(graph)))).toEqual(expected);
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

	it('has no circle of imports', () => {
		expect(circlesIn(imports).map((circle) => circle.map(named))).toEqual([]);
	});

	it('has books that know nothing of what is posted', () => {
		const rooms = new Set(
			[...imports]
				.filter(([file]) => named(file).startsWith('books'))
				.flatMap(([, imported]) => imported.map((file) => named(file).split(/[\\/]/)[0])),
		);
		expect([...rooms].sort()).toEqual(['books', 'lists', 'money', 'reference', 'result.ts', 'text']);
	});
});
