import {
	nextRevision,
	orderSecondReference,
	settlementSecondReference,
	SETTLEMENT_PARTS,
	undoReference,
} from '../../../nodes/domain/reference/reference';

describe('references that Sage stores', () => {
	it('names part, period and revision', () => {
		expect(settlementSecondReference('FEES', '2026-10')).toBe('FEES-2610-0');
		expect(settlementSecondReference('PAYOUT', '2026-11', 1, 2)).toBe('PAYOUT-2611-2');
	});

	it("fits Sage's 20 characters for every part", () => {
		for (const part of SETTLEMENT_PARTS) expect(settlementSecondReference(part, '2026-12', 9, 9).length).toBeLessThanOrEqual(20);
	});

	it('gives every part, period and revision a reference of its own', () => {
		const references = SETTLEMENT_PARTS.flatMap((part) =>
			['2026-10', '2026-11'].flatMap((period) =>
				[1, 2].flatMap((ordinal) => [0, 1].map((revision) => settlementSecondReference(part, period, ordinal, revision))),
			),
		);
		expect(new Set(references).size).toBe(references.length);
	});

	it('keeps all digits of an order id, with kind, ordinal and revision', () => {
		expect(orderSecondReference('202-1234567-7654321', 'C', 0)).toBe('20212345677654321C00');
		expect(orderSecondReference('202-1234567-7654321', 'C', 11, 3)).toBe('20212345677654321CB3');
	});

	it('never names another posting of the same part when its revision is raised', () => {
		const first = settlementSecondReference('CHARGE', '2026-11');
		const second = settlementSecondReference('CHARGE', '2026-11', 2);
		expect([first, second]).toEqual(['CHARGE-2611-0', 'CHARGE2-2611-0']);
		expect([nextRevision(first), nextRevision(second)]).toEqual(['CHARGE-2611-1', 'CHARGE2-2611-1']);
		expect([undoReference(first), undoReference(second)]).toEqual(['U-CHARGE-2611-0', 'U-CHARGE2-2611-0']);
	});

	it('refuses what would not be a reference', () => {
		expect(() => orderSecondReference('202-1', 'C', 0)).toThrow(/17 digits/);
		expect(() => orderSecondReference('202-1234567-7654321', 'C', 36)).toThrow(/Too many/);
		expect(() => orderSecondReference('202-1234567-7654321', 'C', 0, 10)).toThrow(/Too many/);
		expect(() => settlementSecondReference('FEES', '2026-10', 1, 10)).toThrow(/Too many/);
		for (const ordinal of [0, 10]) expect(() => settlementSecondReference('FEES', '2026-10', ordinal)).toThrow(/Too many/);
	});
});
