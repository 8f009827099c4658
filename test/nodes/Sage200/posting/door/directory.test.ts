import type { IDataObject } from 'n8n-workflow';
import { resolveCodes } from '../../../../../nodes/Sage200/posting/door/directory';
import { RunCache } from '../../../../../nodes/Sage200/runCache';
import { EVERY } from '../../../../../nodes/Sage200/transport/filter';
import type { SageQuery } from '../../../../../nodes/Sage200/transport/odata';
import type { SageClient } from '../../../../../nodes/Sage200/transport/request';

/** Gives the rows that the filter asks for; keeps the filters. */
function sage(rows: IDataObject[]) {
	const filters: string[] = [];
	const page = async (_path: string, { filter = EVERY, skip }: SageQuery = {}) => {
		if (skip) return { value: [], bytes: 0, milliseconds: 0 };
		filters.push(filter.text);
		return { value: rows.filter((row) => filter.fits(row)), bytes: 0, milliseconds: 0 };
	};
	return { filters, client: { page, isStopped: () => false } as unknown as SageClient };
}

test('asks for each code once in a run, in batches', async () => {
	const { filters, client } = sage(Array.from({ length: 60 }, (_, id) => ({ id, code: `C${id}.` })));
	const cache = new RunCache();
	const codes = Array.from({ length: 60 }, (_, id) => `C${id}.`);
	const first = await resolveCodes(client, cache, 'products', [...codes, ...codes]);
	expect(first.ok && codes.map((code) => first.value.idOf(code))).toEqual(codes.map((_, id) => id));
	expect(filters.map((filter) => filter.split(' or ').length)).toEqual([40, 20]);
	await resolveCodes(client, cache, 'products', ['C1.', 'C2.']);
	expect(filters).toHaveLength(2);
});

test('asks for tax codes by number, without quotes', async () => {
	const { filters, client } = sage([
		{ id: 1728, code: 0 },
		{ id: 1729, code: 1 },
	]);
	const result = await resolveCodes(client, new RunCache(), 'taxCodes', [0, 1]);
	expect(result.ok && [result.value.idOf(0), result.value.idOf(1)]).toEqual([1728, 1729]);
	expect(filters).toEqual(['(code eq 0 or code eq 1)']);
});

test('finds a code whatever its case, as Sage does', async () => {
	const { client } = sage([{ id: 2, code: 'AmzGbp' }]);
	const result = await resolveCodes(client, new RunCache(), 'banks', ['AMZGBP']);
	expect(result.ok && result.value.idOf('amzgbp')).toBe(2);
});

test('names all codes that are missing, and remembers that they are', async () => {
	const { filters, client } = sage([{ id: 2, code: 'AMZGBP' }]);
	const cache = new RunCache();
	const refusal = {
		kind: 'notFoundInSage',
		message: 'Sage 200 has no bank account NOBANK, NONE',
		remedy: expect.stringContaining('Create'),
		urns: [],
	};
	expect(await resolveCodes(client, cache, 'banks', ['AMZGBP', 'NOBANK', 'NONE'])).toEqual({ ok: false, refusal });
	expect(await resolveCodes(client, cache, 'banks', ['NOBANK'])).toMatchObject({ ok: false });
	expect(filters).toHaveLength(1);
});

test('does not choose between two entries with one code', async () => {
	const { client } = sage([
		{ id: 1, reference: 'AMZ' },
		{ id: 2, reference: 'AMZ' },
	]);
	expect(await resolveCodes(client, new RunCache(), 'customers', ['AMZ'])).toMatchObject({
		ok: false,
		refusal: { message: 'Sage 200 has more than one customer AMZ' },
	});
});

test('asks again after a failure', async () => {
	let tries = 0;
	const cache = new RunCache();
	const make = async () => {
		if (++tries === 1) throw new Error('down');
		return tries;
	};
	await expect(cache.remember('k', make)).rejects.toThrow('down');
	expect(await cache.remember('k', make)).toBe(2);
	expect(await cache.remember('k', make)).toBe(2);
});
