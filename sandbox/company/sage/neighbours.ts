import type { SandboxParts } from '../../core/parts';
import { COLLECTION } from '../../sage/books/names';

/** What people name by a code: the field with the code and the one that names it in words. */
const CODED: ReadonlyArray<readonly [collection: string, code: string, name: string]> = [
	[COLLECTION.nominalCode, 'reference', 'name'],
	[COLLECTION.bank, 'code', 'description'],
	[COLLECTION.customer, 'reference', 'name'],
	[COLLECTION.supplier, 'reference', 'name'],
	[COLLECTION.warehouse, 'name', 'description'],
	[COLLECTION.charge, 'code', 'name'],
];

/** Every text that lacks one character of the code. */
const shortened = (code: string): string[] => [...code].map((_, index) => code.slice(0, index) + code.slice(index + 1)).filter(Boolean);

/**
 * Adds, for every account, customer, supplier, warehouse and charge of the company, one for each code with a character less, with a name
 * of its own. In such a company a setting that lost a character never names nothing: only what else it says can betray it.
 */
export function seedEveryNeighbour({ store }: Pick<SandboxParts, 'store'>): void {
	for (const [collection, code, name] of CODED) {
		for (const { id: _id, ...record } of store.all(collection)) {
			const missing = shortened(String(record[code])).filter((text) => !store.all(collection).some((each) => each[code] === text));
			for (const text of new Set(missing)) store.insert(collection, { ...record, [code]: text, [name]: `Neighbour ${text}` });
		}
	}
}
