import { flowOf } from '../../../nodes/domain/vat/flow';

it.each([
	['GB', 'GB', 'domestic'],
	['GB', 'IM', 'domestic'],
	['GB', 'JE', 'crossBorder'],
	['GB', 'GG', 'crossBorder'],
	['GB', 'GI', 'crossBorder'],
	['GB', 'IE', 'crossBorder'],
	['DE', 'GB', 'crossBorder'],
	['', 'FR', 'crossBorder'],
	['GB', '', 'unknown'],
	['', '', 'unknown'],
])('goods from "%s" to "%s" are %s', (from, to, flow) => {
	expect(flowOf({ from, to })).toBe(flow);
});

it('knows nothing of an order that nobody knows', () => {
	expect(flowOf(undefined)).toBe('unknown');
});
