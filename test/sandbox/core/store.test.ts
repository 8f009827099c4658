import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../../sandbox/core/store';

describe("the sandbox's state", () => {
	it('finds everything again after a restart, and goes on with the next id', () => {
		const folder = mkdtempSync(join(tmpdir(), 'store-'));
		const path = join(folder, 'state.sqlite');
		const first = Store.open(path);
		first.insert('bank', { code: 'AMZGBP' });
		first.insert('bank', { code: 'CURRENT' });
		first.update('bank', 2, { code: 'CURRENT2' });
		first.close();
		const second = Store.open(path);
		expect(second.all('bank')).toEqual([
			{ id: 1, code: 'AMZGBP' },
			{ id: 2, code: 'CURRENT2' },
		]);
		expect(second.insert('bank', { code: 'NEW' }).id).toBe(3);
		second.close();
		rmSync(folder, { recursive: true });
	});

	it('keeps nothing of a transaction that throws, neither in memory nor in the file', () => {
		const store = Store.open();
		store.insert('entry', { amount: 1 });
		expect(() =>
			store.transaction(() => {
				store.insert('entry', { amount: 2 });
				store.update('entry', 1, { amount: 3 });
				store.delete('entry', 1);
				throw new Error('refused');
			}),
		).toThrow('refused');
		expect(store.all('entry')).toEqual([{ id: 1, amount: 1 }]);
		expect(store.insert('entry', { amount: 4 }).id).toBe(2);
		store.close();
	});

	it('returns to a snapshot, in the file too', () => {
		const folder = mkdtempSync(join(tmpdir(), 'store-'));
		const path = join(folder, 'state.sqlite');
		const first = Store.open(path);
		first.insert('bank', { code: 'AMZGBP' });
		const start = first.snapshot();
		first.insert('bank', { code: 'CURRENT' });
		first.update('bank', 1, { code: 'OTHER' });
		first.restore(start);
		expect(first.all('bank')).toEqual([{ id: 1, code: 'AMZGBP' }]);
		expect(first.insert('bank', { code: 'NEW' }).id).toBe(2);
		first.close();
		const second = Store.open(path);
		expect(second.all('bank')).toEqual([
			{ id: 1, code: 'AMZGBP' },
			{ id: 2, code: 'NEW' },
		]);
		second.close();
		rmSync(folder, { recursive: true });
	});
});
