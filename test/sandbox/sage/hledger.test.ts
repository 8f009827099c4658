import { spawnSync } from 'node:child_process';
import { ID, startSage, type SageCompany } from './company';
import { DAY, newOrder, person, standardLine, SUPPLIER } from './world';

/** The independent double-entry program; Debian's package has the same name. */
const version = spawnSync('hledger', ['--version'], { encoding: 'utf8' });
const isInstalled = version.status === 0;
const title = isInstalled ? 'hledger' : 'hledger, which is not installed on this machine, so this is skipped:';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const day = { transaction_date: DAY, reference: '12345678901' };
const documentOf = (account: Record<string, number>) => ({ ...account, document_goods_value: 10, document_tax_value: 2, ...day });
const cashOf = (account: Record<string, number>) => ({ ...account, bank_id: ID.clearing, cheque_value: 7.77, ...day });
const bankEntry = {
	bank_id: ID.clearing,
	nominal_analysis_items: [{ code: '4990', gross_value: 12, goods_value: 10, tax_value: 2, transaction_date: DAY }],
	...day,
	narrative: 'Odd; "text"\nin two lines',
};
const customer = { customer_id: ID.marketplace };
const supplier = { supplier_id: SUPPLIER };

const POSTINGS: ReadonlyArray<readonly [string, Record<string, unknown>]> = [
	['bank_receipt', bankEntry],
	['bank_payment', bankEntry],
	['bank_transfer', { bank_from_id: ID.clearing, bank_to_id: ID.current, payment_value: 10, ...day }],
	['sales_invoices', documentOf(customer)],
	['sales_credit_notes', documentOf(customer)],
	['sales_receipts', cashOf(customer)],
	['sales_payments', cashOf(customer)],
	['purchase_invoices', documentOf(supplier)],
	['purchase_credit_notes', documentOf(supplier)],
	['purchase_payments', cashOf(supplier)],
	['purchase_receipts', cashOf(supplier)],
];

/** Runs hledger on the exported journal; `check` refuses a transaction that does not balance. */
function hledger(journal: string, ...command: string[]): string {
	const { status, stdout, stderr } = spawnSync('hledger', ['-f', '-', ...command], { input: journal, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	return stdout;
}
const exported = async (): Promise<string> => (await sage.plain.get('/sandbox/sage/journal.hledger', { responseType: 'text' })).data;

(isInstalled ? describe : describe.skip)(title, () => {
	it.each(POSTINGS)('accepts the journal after POST /%s', async (path, body) => {
		const { status } = await sage.api.post(`/${path}`, body);
		expect(status).toBe(200);
		const journal = await exported();
		hledger(journal, 'check', 'balancednoautoconversion');
		expect(journal.match(/^\d{4}-/gm)).toHaveLength(3);
	});

	it('accepts the journal after an invoice of an order and a credit of a return', async () => {
		const id = await newOrder(sage);
		await person(sage, 'despatch', id);
		await person(sage, 'invoice', id);
		const { data } = await sage.api.post('/sop_returns', { customer_id: ID.marketplace, lines: [standardLine({ line_quantity: 1 })] });
		await person(sage, 'credit', data.id);
		hledger(await exported(), 'check', 'balancednoautoconversion');
	});

	it('comes to the balances that Sage shows', async () => {
		for (const [path, body] of POSTINGS) expect((await sage.api.post(`/${path}`, body)).status).toBe(200);
		const rows = hledger(await exported(), 'balance', '--flat', '--output-format', 'csv')
			.trim()
			.split('\n')
			.slice(1);
		const counted = Object.fromEntries(rows.map((row) => /^"([^"]*)","(?:GBP )?([^"]*)"$/.exec(row)!.slice(1)));
		const { nominal } = await sage.facts('summary');
		const moved = nominal.filter((each: any) => each.balance !== '0.00').map((each: any) => [`${each.code} ${each.name}`, each.balance]);
		// The last row is the sum over all accounts.
		expect(counted).toEqual({ ...Object.fromEntries(moved), total: '0' });
	});

	it('refuses a journal of which a penny is taken away', async () => {
		const journal = (await exported()).replace('GBP 412.50', 'GBP 412.49');
		expect(() => hledger(journal, 'check', 'balancednoautoconversion')).toThrow(/unbalanced|real postings/i);
	});
});
