import { RESOURCES } from '../../../sandbox/sage/resources';
import { isExpandable } from '../../../sandbox/sage/shapes/shape';
import { ID, query, startSage, type SageCompany } from './company';
import { DAY, newOrder, person, standardLine, SUPPLIER } from './world';

let sage: SageCompany;
beforeEach(async () => void (sage = await startSage()));
afterEach(async () => sage.stop());

const day = { transaction_date: DAY };

/** One of every document that collections show. */
async function fillBooks(): Promise<void> {
	const orderId = await newOrder(sage, [standardLine(), { line_type: 'EnumLineTypeComment', description: 'Note' }], {
		delivery_address: { city: 'Whitby' },
	});
	const { data: holdings } = await sage.api.get(`/warehouses/${ID.home}/warehouse_holdings`);
	const { data: document } = await sage.api.post('/sop_returns', { customer_id: ID.marketplace, lines: [standardLine()] });
	const answers = [
		await person(sage, 'despatch', orderId),
		await person(sage, 'invoice', orderId),
		await person(sage, 'credit', document.id),
		await sage.api.post('/sales_receipts', { customer_id: ID.marketplace, bank_id: ID.clearing, cheque_value: 5, ...day }),
		await sage.api.post('/bank_receipt', {
			bank_id: ID.clearing,
			nominal_analysis_items: [{ code: '4990', gross_value: 12, goods_value: 10, tax_value: 2, ...day }],
			...day,
		}),
		await sage.api.post('/purchase_invoices', { supplier_id: SUPPLIER, document_goods_value: 10, document_tax_value: 2, ...day }),
		await sage.api.post('/customer_delivery_addresses', { customer_id: ID.marketplace, description: 'Depot', tax_code_id: ID.standard }),
		await sage.api.post('/stocktakes', {
			stocktake_name: 'May',
			warehouse_id: ID.home,
			stocktake_items: [{ warehouse_holding_id: holdings[0].id, is_selected: true }],
		}),
	];
	const { data: settled } = await sage.api.post('/sales_payments', {
		customer_id: ID.marketplace,
		bank_id: ID.clearing,
		cheque_value: 5,
		...day,
	});
	answers.push(await person(sage, 'archive', settled.urn));
	expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
}

it('answers each collection with everything expanded', async () => {
	await fillBooks();
	for (const { path, shape, rows, single } of RESOURCES.filter(
		(resource) => resource.rows && !resource.isUnlisted && !resource.path.includes(':'),
	)) {
		const expand = Object.keys(shape).filter((name) => isExpandable(shape[name]));
		const { status, data } = await sage.api.get(`/${path}`, expand.length ? query({ $expand: expand.join(',') }) : {});
		const found = single ? [data] : data;
		expect([path, status, found.length]).toEqual([path, 200, Math.min(rows!(sage.parts, 0)!.length, 500)]);
		expect([path, found.length]).not.toEqual([path, 0]);
	}
});

it('answers each single record as the collection shows it', async () => {
	await fillBooks();
	for (const { path } of RESOURCES.filter((resource) => resource.one && !resource.isUnlisted)) {
		const [first] = (await sage.api.get(`/${path}`)).data;
		expect([path, (await sage.api.get(`/${path}/${first.id}`)).data]).toEqual([path, first]);
	}
});

it('answers what is read below another record, and 404 below one that is not there', async () => {
	await fillBooks();
	const parents: Record<string, number> = {
		banks: ID.current,
		customers: ID.marketplace,
		suppliers: SUPPLIER,
		nominal_codes: 501,
		products: ID.kettle,
		warehouses: ID.home,
		warehouse_holdings: 1,
		sop_orders: 1,
	};
	for (const { path } of RESOURCES.filter((resource) => resource.path.includes(':parentId'))) {
		const { status, data } = await sage.api.get(`/${path.replace(':parentId', String(parents[path.split('/')[0]]))}`);
		expect([path, status, data.length > 0]).toEqual([path, 200, true]);
		expect([path, (await sage.api.get(`/${path.replace(':parentId', '999999')}`)).status]).toEqual([path, 404]);
	}
});
