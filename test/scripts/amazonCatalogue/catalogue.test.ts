import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { resolveOperation } from '../../../nodes/AmazonSellerCentral/transport/catalogue';
import { buildCatalogue, catalogueText } from '../../../scripts/amazonCatalogue/catalogue';

const FILE = join(__dirname, '../../../nodes/AmazonSellerCentral/transport/operations.json');

let warned: jest.SpyInstance;
// The library says on the console which of its operations are for Amazon's sandbox only.
beforeAll(() => (warned = jest.spyOn(console, 'warn').mockReturnValue(undefined)));
afterAll(() => warned.mockRestore());

test('the catalogue that ships is what the library, the supplement and the rates make of it (npm run catalogue)', () => {
	expect(readFileSync(FILE, 'utf8')).toBe(catalogueText(buildCatalogue()));
});

/** The library's definitions of a file, with the import that it lacks. */
function definitionsOf(file: string): Record<string, (call: object) => { method: string; api_path: string; restore_rate: number }> {
	const path = require.resolve(`amazon-sp-api/lib/resources/versions/${file}`);
	const utils = jest.requireActual<object>(require.resolve('amazon-sp-api/lib/utils.js'));
	const module: { exports: object } = { exports: {} };
	runInNewContext(readFileSync(path, 'utf8'), { utils, module, Object });
	return Object.values(module.exports)[0];
}

test.each([
	['getAccount', 'accountId'],
	['listAccountBalances', 'accountId'],
	['getTransaction', 'transactionId'],
	['getTransferSchedule', 'transferScheduleId'],
	['deleteScheduleTransaction', 'transferScheduleId'],
])('knows %s of the Seller Wallet as the definition of the library says it, whose import is missing', (name, parameter) => {
	const said = definitionsOf('seller_wallet/sellerWallet_2024-03-01.js')[name]({ path: { [parameter]: 'a b' } });
	expect(resolveOperation({ endpoint: 'sellerWallet', version: '2024-03-01', name }, { [parameter]: 'a b' })).toEqual({
		key: `sellerWallet/2024-03-01/${name}`,
		method: said.method,
		path: `/${said.api_path.replace(/^\//, '')}`,
		rate: { ratePerSecond: 1 / said.restore_rate, burst: 1 },
	});
});
