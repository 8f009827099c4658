import type { SageOrderLine } from '../../../../nodes/domain/settlement/known/sageOrders';
import { vatInSage } from '../../../../nodes/domain/settlement/known/sageVat';
import { DEMO_SETTINGS } from '../../../../sandbox/demo/settings';

const { standard, zero } = DEMO_SETTINGS.taxCodes;
const goods = (code: string, taxCode: number): SageOrderLine => ({ kind: 'stock', code, taxCode, net: '10.00', tax: '0.00', quantity: 1 });
const delivery = (taxCode: number, net: string): SageOrderLine => ({ kind: 'charge', code: '', taxCode, net, tax: '0.00', quantity: 0 });
const deliveryOf = (stockCode: string, lines: SageOrderLine[]) =>
	vatInSage({ customerDocumentNo: '202-5550001-1110001', lines }, 'delivery', [stockCode], DEMO_SETTINGS)?.treatment;

describe('VAT of delivery by the order in Sage', () => {
	const [pan, flour] = [goods('PAN', standard.code), goods('FLOUR', zero.code)];

	it('is that of the charge, also where the goods have another', () => {
		expect(deliveryOf('FLOUR', [flour, delivery(standard.code, '3.00')])).toBe('standard');
	});

	it('is left to the rows where the only charge of a mixed basket belongs to goods of another rate', () => {
		const lines = [pan, flour, delivery(standard.code, '0.00'), delivery(zero.code, '4.99')];
		expect(deliveryOf('PAN', lines)).toBeUndefined();
		expect(deliveryOf('FLOUR', lines)).toBe('zero');
	});

	it('is that of the charge of the same rate where a mixed basket has several', () => {
		const lines = [pan, flour, delivery(standard.code, '3.00'), delivery(zero.code, '4.99')];
		expect([deliveryOf('PAN', lines), deliveryOf('FLOUR', lines)]).toEqual(['standard', 'zero']);
	});

	it('is that of the goods where nothing was charged', () => {
		expect(deliveryOf('PAN', [pan, flour, delivery(zero.code, '0.00')])).toBe('standard');
	});
});

describe('VAT of a kit by the order in Sage', () => {
	const [pan, lid, flour] = [goods('PAN', standard.code), goods('LID', standard.code), goods('FLOUR', zero.code)];
	const vatOf = (codes: string[], lines: SageOrderLine[]) =>
		vatInSage({ customerDocumentNo: '202-5550001-1110001', lines }, 'goods', codes, DEMO_SETTINGS);

	it('is that of the lines of its stock items, beside other goods of another rate', () => {
		expect(vatOf(['PAN', 'LID'], [pan, lid, flour])).toMatchObject({ treatment: 'standard', units: 2, net: 2000 });
	});

	it('is not told where its stock items have several', () => {
		expect(vatOf(['PAN', 'FLOUR'], [pan, lid, flour])).toBeUndefined();
	});
});
