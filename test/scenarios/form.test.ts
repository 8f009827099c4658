import { scenariosOf } from './form/read';
import { contradictions } from './form/selfCheck';

const SCENARIO = `# Subject

## A sale is received

- FBA route: summary

### Rows
| row | amount | tax |
|---|---|---|
| Order / Principal | 20.00 | 4.00 |

### Posts
| document | amount | lines |
|---|---|---|
| sales invoice | 24.00 | sales 20.00 + 4.00 standard |
| sales receipt | 24.00 | |

- boxes: 1 = 4.00, 6 = 20.00
- clearing: moves 24.00 to 24.00
`;

const read = (text: string) => scenariosOf(text, 'a.md');

describe('the form of a scenario', () => {
	it('makes a row of its own for the tax, and the order as it stands in Sage', () => {
		const [{ name, rows, ordersInSage, facts, expected }] = read(SCENARIO);
		expect(name).toBe('a.md: A sale is received');
		expect([...facts]).toEqual([['FBA route', 'summary']]);
		expect(rows.map(({ amountType, amountDescription, amount, units }) => [amountType, amountDescription, amount, units])).toEqual([
			['ItemPrice', 'Principal', 2000, '1'],
			['ItemPrice', 'Tax', 400, ''],
		]);
		expect(ordersInSage).toMatchObject([{ order: '202-1000001-0000001', sku: 'PAN', net: 2000, tax: 400, code: 'standard' }]);
		expect(contradictions(expected)).toEqual([]);
	});

	it.each<[string, string, string, string]>([
		['a fact that nobody reads', '- FBA route: summary', '- FBA rout: summary', '"FBA rout" should be one of'],
		['a column that nobody reads', '| row | amount | tax |', '| row | amount | vat |', '"vat" should be one of'],
		['a heading that nobody reads', '### Rows', '### Row', '"Row" should be one of'],
		['a document that Sage does not have', 'sales invoice', 'sale invoice', '"sale invoice" should be one of'],
		['a code that nobody has', 'standard |', 'normal |', '"normal" should be one of'],
		['an amount without pence', '| 20.00 | 4.00 |', '| 20 | 4.00 |', '"20" is no amount like 12.00'],
		['a document that does not add up', '| 24.00 | sales', '| 24.01 | sales', 'has lines of 24'],
		['a row with a cell too few', '| Order / Principal | 20.00 | 4.00 |', '| Order / Principal | 20.00 |', '2 cells under 3 columns'],
		['a bullet that is no fact', '- FBA route: summary', '- on the route summary', 'is no fact'],
		['neither posted nor held', '### Posts', '### Exceptions', 'should be one of'],
		['boxes that are not said', '- boxes: 1 = 4.00, 6 = 20.00\n', '', 'is no box'],
	])('refuses %s', (_what, from, to, message) => {
		expect(SCENARIO).toContain(from);
		expect(() => read(SCENARIO.replace(from, to))).toThrow(message);
	});

	it('refuses a sale without tax rows that does not say what stands in Sage', () => {
		expect(() => read(SCENARIO.replace('| 20.00 | 4.00 |', '| 24.00 | |'))).toThrow('"Orders in Sage"');
	});

	it.each([
		['1 = 4.00, 6 = 20.00', '1 = 4.01, 6 = 20.00', 'box 1 is stated as 4.01, its documents make 4.00'],
		['moves 24.00 to', 'moves 20.00 to', 'clearing is said to move 20.00, its documents move it 24.00'],
	])('finds a slip of the pen: %s written as %s', (from, to, message) => {
		expect(contradictions(read(SCENARIO.replace(from, to))[0].expected)).toEqual([message]);
	});
});
