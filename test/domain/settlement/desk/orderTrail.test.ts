import { settledTrail } from '../../../../nodes/domain/settlement/desk/orderTrail';

const NOW = '2026-11-05T09:00:00.000Z';
const [A, B] = ['202-1111111-0000001', '202-1111111-0000002'];
const money = (orderId: string, settlementId: string, more: object = {}) => ({
	orderId,
	settlementId,
	currency: 'GBP',
	settled: '24.00',
	refunded: '0.00',
	credited: '',
	...more,
});

it('adds up what all settlements moved for an order, and says how each refund is credited', () => {
	const rows = [
		money(A, '26001'),
		money(B, '26001', { settled: '9.99' }),
		money(A, '26002', { settled: '0.00', refunded: '12.00', credited: 'us' }),
		money(A, '26003', { settled: '0.00', refunded: '2.50', credited: 'waiting' }),
		{},
	];
	expect(settledTrail(rows, NOW)).toEqual([
		{
			orderId: A,
			settlements: '26001, 26002, 26003',
			settled: '24.00',
			refunded: '14.50',
			currency: 'GBP',
			credits: '26002: credited, 26003: waits',
			lastChange: NOW,
		},
		{ orderId: B, settlements: '26001', settled: '9.99', refunded: '0.00', currency: 'GBP', credits: '', lastChange: NOW },
	]);
});

it('says nothing of an order of which a row cannot be read', () => {
	expect(settledTrail([money(A, '26001'), money(A, '26002', { settled: '1,00' })], NOW)).toEqual([]);
});
