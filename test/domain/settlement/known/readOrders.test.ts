import { readOrders } from '../../../../nodes/domain/settlement/known/readOrders';
import { taxCodeReader, type SageRow } from '../../../../nodes/domain/settlement/known/sageRow';

const TAX_CODES = [
	{ id: 1729, code: 1 },
	{ id: 1730, code: '2' },
];
const LINE = {
	line_type: 'EnumLineTypeStandard',
	code: 'PAN-24',
	line_quantity: 2,
	tax_code_id: 1729,
	line_total_value: 20,
	line_tax_value: 4,
};
const ORDER = {
	document_no: '0000000012',
	customer_document_no: '202-5550001-1110001',
	document_status: 'EnumDocumentStatusLive',
	total_net_value: 20,
	total_tax_value: '4.00',
	lines: [LINE],
};
const read = (...rows: SageRow[]) => readOrders(rows, taxCodeReader(TAX_CODES));
const linesOf = (changes: SageRow) => read({ ...ORDER, ...changes })[0].lines;

describe('Sales orders of Sage', () => {
	it('are read with numbers as numbers or as text, and the number of each tax code', () => {
		expect(read(ORDER)).toEqual([
			{
				customerDocumentNo: '202-5550001-1110001',
				documentNo: '0000000012',
				documentStatus: 'EnumDocumentStatusLive',
				cancelledStatus: '',
				totalNet: '20',
				totalTax: '4.00',
				lines: [{ kind: 'stock', code: 'PAN-24', taxCode: 1, net: '20.00', tax: '4.00', quantity: 2 }],
			},
		]);
	});

	it.each([
		['EnumLineTypeStandard', 'stock'],
		['Standard', 'stock'],
		[0, 'stock'],
		['EnumLineTypeFreeText', 'other'],
		['Free Text', 'other'],
		['1', 'other'],
		['EnumLineTypeCharge', 'charge'],
		[2, 'charge'],
	])('know the line type %s as %s', (line_type, kind) => {
		expect(linesOf({ lines: [{ ...LINE, line_type }] })).toMatchObject([{ kind }]);
	});

	it('leave comments out, and all lines where one is of a type that nobody knows or states no whole number of units', () => {
		expect(linesOf({ lines: [LINE, { line_type: 'EnumLineTypeComment' }, { line_type: 3 }] })).toHaveLength(1);
		expect(linesOf({ lines: [LINE, { ...LINE, line_type: 'EnumLineTypeOther' }] })).toBeUndefined();
		expect(linesOf({ lines: [{ ...LINE, line_quantity: '1.50000' }] })).toBeUndefined();
		expect(linesOf({ lines: [{ ...LINE, line_quantity: '2.00000' }] })).toMatchObject([{ quantity: 2 }]);
	});

	it('of some value without lines have none, rather than nothing sold', () => {
		expect(linesOf({ lines: [] })).toBeUndefined();
		expect(linesOf({ lines: undefined })).toBeUndefined();
		expect(linesOf({ lines: [], total_net_value: 0, total_tax_value: 0 })).toEqual([]);
	});

	it('whose lines state gross prices are read net: the sum of the lines meets the gross of the order', () => {
		expect(linesOf({ lines: [{ ...LINE, line_total_value: '24.00' }] })).toMatchObject([{ net: '20.00', tax: '4.00' }]);
	});

	it('whose lines meet no total of the order (a discount on the document) state no amounts of lines', () => {
		const [line] = linesOf({ lines: [{ ...LINE, line_total_value: '25.00' }] }) ?? [];
		expect(line).toEqual({ kind: 'stock', code: 'PAN-24', taxCode: 1, quantity: 2 });
	});

	it('have no number of a tax code that the list does not name once', () => {
		expect(linesOf({ lines: [{ ...LINE, tax_code_id: 9 }] })?.[0]).not.toHaveProperty('taxCode');
		const twice = taxCodeReader([...TAX_CODES, { id: 1729, code: 5 }]);
		expect(readOrders([ORDER], twice)[0].lines?.[0]).not.toHaveProperty('taxCode');
		expect(linesOf({ lines: [{ ...LINE, tax_code_id: undefined, tax_code: { code: 2 } }] })).toMatchObject([{ taxCode: 2 }]);
	});

	it.each([['20.005'], [null], ['1e2'], [{}]])('leave out a total of %j, so that nothing is compared with it', (total_net_value) => {
		expect(read({ ...ORDER, total_net_value })[0]).not.toHaveProperty('totalNet');
	});

	it('are neither returns, quotes nor what has a temporary number', () => {
		const others = ['Sales Return', 'EnumSOPDocumentTypeReturn', 'Quotation', 'Pro Forma'].map((document_type) => ({
			...ORDER,
			document_type,
		}));
		expect(read(...others, { ...ORDER, document_no: '##0000000012' }, { ...ORDER, customer_document_no: '' })).toEqual([]);
		expect(read({ ...ORDER, document_type: 'Sales Order' })).toHaveLength(1);
	});
});
