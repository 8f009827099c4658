import { DEMO_CODES, DEMO_TAX_CODES } from '../../../sandbox/company/client';
import { NOMINAL_CODES } from '../../../sandbox/company/company';
import { TAX_CODES } from '../../../sandbox/company/taxCodes';

it("names the demo client's tax codes with number, name, rate and terms, as Sage ships them or a consultant adds them", () => {
	const plain = 'Not Applicable';
	expect(DEMO_TAX_CODES).toEqual({
		standard: { code: 1, name: 'Std Rate', rate: '20.00', terms: plain },
		zero: { code: 2, name: 'Zero Rated', rate: '0.00', terms: plain },
		exempt: { code: 0, name: 'Exempt', rate: '0.00', terms: plain },
		reduced: { code: 21, name: 'Reduced Rate', rate: '5.00', terms: plain },
		outsideScope: { code: 26, name: 'Outside the Scope', rate: '0.00', terms: plain },
		marketplaceCollected: { code: 12, name: 'Marketplace collected', rate: '0.00', terms: plain },
		reverseCharge: { code: 16, name: 'Purchase Services ROW (Reverse Charge)', rate: '20.00', terms: 'Purchase Non-Related Services' },
	});
});

it('ships nothing at 5 % and nothing outside the scope: those are added codes', () => {
	const shipped = TAX_CODES.filter(({ code }) => [0, 1, 2, 4, 5, 6, 7, 8, 16, 18].includes(code));
	expect(shipped).toHaveLength(10);
	expect(shipped.filter(({ tax_rate }) => tax_rate !== 0 && tax_rate !== 20)).toEqual([]);
});

it('has another code, with another name or terms, behind every tax code of the client that lost a digit', () => {
	const byCode = new Map<string, string>(TAX_CODES.map(({ code, name, terms }) => [String(code), `${name}, ${terms}`]));
	for (const { code, name, terms } of Object.values(DEMO_TAX_CODES).filter((each) => each.code > 9)) {
		for (const left of [...String(code)]) {
			expect(byCode.has(left)).toBe(true);
			expect(byCode.get(left)).not.toBe(`${name}, ${terms}`);
		}
	}
	expect([1, 6, 16].every((code) => byCode.has(String(code)))).toBe(true);
});

it('has neighbours of the sales account under other names', () => {
	const named = new Map<string, string>(NOMINAL_CODES.map(({ reference, name }) => [reference, name]));
	expect(['400', '4000', '40001'].map((code) => named.get(code))).toEqual(['Donations received', 'Amazon sales', 'Shop counter sales']);
});

it('says code and name of everything else that the client chose', () => {
	expect(DEMO_CODES).toMatchObject({
		banks: { clearing: { code: 'AMZGBP', name: 'Amazon UK clearing (GBP)' }, current: { code: 'CURRENT', name: 'Current account' } },
		customers: { orders: { code: 'AMZUKGBP' }, summary: { code: 'AMZSUMGB' } },
		warehouses: { FBM: { code: 'HOME' }, FBA: { code: 'FBA' } },
		nominals: { rounding: { code: '4000', costCentre: '', department: '', name: 'Amazon sales' } },
	});
});
