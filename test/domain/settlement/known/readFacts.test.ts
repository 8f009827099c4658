import { readFacts } from '../../../../nodes/domain/settlement/known/readFacts';

describe('Facts of Sage and Amazon', () => {
	it('that nobody gave are not taken for none', () => {
		expect(readFacts({})).toEqual({ ordersInSage: 'assumed' });
		expect(readFacts({ orders: [], credits: [], products: [], amazonOrders: [] })).toEqual({
			ordersInSage: [],
			credits: [],
			stockItems: [],
			amazonOrders: [],
		});
	});

	it('give stock items the number of their tax code, where the list of tax codes has it', () => {
		const products = [{ code: 'PAN-24', tax_code_id: 1729 }, { code: 'BOOK', tax_code_id: 5 }, { name: 'no code' }];
		expect(readFacts({ products, taxCodes: [{ id: '1729', code: 1 }] }).stockItems).toEqual([
			{ code: 'PAN-24', taxCode: 1 },
			{ code: 'BOOK' },
		]);
	});

	it("give Amazon's orders as far as they are known", () => {
		const amazonOrders = [{ orderId: '202-5550001-1110001', createdTime: '2026-10-01T10:00:00Z', units: '3' }, { shipTo: 'GB' }];
		expect(readFacts({ amazonOrders }).amazonOrders).toEqual([
			{ orderId: '202-5550001-1110001', createdTime: '2026-10-01T10:00:00Z', shipTo: '', shipFrom: '', carrier: '', units: 3 },
		]);
	});
});
