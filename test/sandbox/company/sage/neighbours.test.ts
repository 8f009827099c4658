import { seedEveryNeighbour } from '../../../../sandbox/company/sage/neighbours';
import { startSage, type SageCompany } from '../../sage/company';

let sage: SageCompany;
beforeAll(async () => {
	sage = await startSage();
	seedEveryNeighbour(sage.parts);
});
afterAll(async () => await sage.stop());

const named = async (path: string, code: string, text: string, name: string): Promise<string[]> =>
	(await sage.api.get(path, { params: { $filter: `${code} eq '${text}'` } })).data.map((row: Record<string, string>) => row[name]);

it.each([
	['/banks', 'code', 'description', 'AMZGBP'],
	['/customers', 'reference', 'name', 'AMZUKGBP'],
	['/suppliers', 'reference', 'name', 'AMZFEES'],
	['/warehouses', 'name', 'description', 'HOME'],
	['/nominal_codes', 'reference', 'name', '4000'],
	['/sop_additional_charges', 'code', 'name', 'CARRIAGE'],
])('%s: each code with one character less names one other record', async (path, code, name, whole) => {
	const [own] = await named(path, code, whole, name);
	const shorter = [...whole].map((_, index) => whole.slice(0, index) + whole.slice(index + 1));
	for (const text of shorter) {
		const found = await named(path, code, text, name);
		expect(found).toHaveLength(1);
		expect(found[0]).not.toBe(own);
	}
});
