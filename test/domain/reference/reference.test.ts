import { orderSecondReference, settlementSecondReference, SETTLEMENT_PARTS } from '../../../nodes/domain/reference/reference';

describe('references that Sage stores', () => {
	it('names part, period and revision', () => {
		expect(settlementSecondReference('FEES', '2026-10')).toBe('FEES-2610-0');
		expect(settlementSecondReference('PAYOUT', '2026-11', 2)).toBe('PAYOUT-2611-2');
	});

	it('fits Sage\'s 20 characters for every part', () => {
		for (const part of SETTLEMENT_PARTS) expect(settlementSecondReference(part, '2026-12', 9).length).toBeLessThanOrEqual(20);
	});

	it('gives every part, period and revision a reference of its own', () => {
		const references = SETTLEMENT_PARTS.flatMap((part) => ['2026-10', '2026-11'].flatMap((period) => [0, 1].map((revision) => settlementSecondReference(part, period, revision))));
		expect(new Set(references).size).toBe(references.length);
	});

	it('keeps all digits of an order id, with kind, ordinal and revision', () => {
		expect(orderSecondReference('202-1234567-7654321', 'C', 0)).toBe('20212345677654321C00');
		expect(orderSecondReference('202-1234567-7654321', 'C', 11, 3)).toBe('20212345677654321CB3');
	});

	it('refuses what would not be a reference', () => {
		expect(() => orderSecondReference('202-1', 'C', 0)).toThrow(/17 digits/);
		expect(() => orderSecondReference('202-1234567-7654321', 'C', 36)).toThrow(/Too many/);
	});
});
