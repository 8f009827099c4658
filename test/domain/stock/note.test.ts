import { noteSent } from '../../../nodes/domain/stock/note';
import { NOW, row, UK } from './fixtures';

const due = (sku: string) => row(sku, '1', { state: 'due', due: '9' });
const result = (sku: string, outcome: string, more: object = {}) => ({
	sku,
	marketplaceId: UK,
	quantity: 9,
	outcome,
	message: '',
	...more,
});

test('what Amazon took is sent, what it refused is an exception of that SKU, what has no clear answer stays due', () => {
	const rows = ['A', 'B', 'C', 'D', 'E', 'F'].map(due);
	const results = [
		result('A', 'accepted'),
		result('B', 'invalid', { message: '90220: Missing.' }),
		result('C', 'pending', { feedId: 'F1', messageId: 3 }),
		result('D', 'failed', { message: 'Timeout.' }),
		result('E', 'refused', { message: 'E is not fulfilled by the seller alone' }),
	];
	const noted = noteSent(rows, results, NOW);
	expect(noted.rows.map(({ sellerSku, state, offered, due: left }) => [sellerSku, state, offered, left])).toEqual([
		['A', 'sent', '9', '9'],
		['B', 'refused', '1', '9'],
		['C', 'inFeed', '1', '9'],
		['D', 'due', '1', '9'],
		['E', 'refused', '1', '9'],
		['F', 'due', '1', '9'],
	]);
	expect(noted.rows[0]).toMatchObject({ sentAt: NOW, checkedAt: NOW });
	expect(noted.rows[2]).toMatchObject({ feedId: 'F1', messageId: '3' });
	expect(noted.exceptions.map(({ kind, recordId, owner }) => [kind, recordId, owner])).toEqual([
		['quantityRefused', 'B', 'ecommerce'],
		['quantityRefused', 'E', 'ecommerce'],
		['quantityNotSent', 'D', 'support'],
		['quantityNotSent', 'F', 'support'],
	]);
	expect(noted.exceptions[0].message).toContain('90220: Missing.');
	expect(noted).toMatchObject({ updated: 1, refused: 2, pending: 1 });
});

test('a listing that Amazon sends by now is asked about again', () => {
	expect(noteSent([due('A')], [result('A', 'refused')], NOW).rows[0].channel).toBe('');
});

test('a result of another marketplace is not taken for this one', () => {
	expect(noteSent([due('A')], [{ ...result('A', 'accepted'), marketplaceId: 'A1PA6795UKMFR9' }], NOW).rows[0].state).toBe('due');
});

test('rows that were not due stay as they are, and a dry run says nothing of what was not sent', () => {
	const held = row('A', '4', { state: 'held' });
	expect(noteSent([held], [], NOW).rows).toEqual([{ ...held, checkedAt: NOW }]);
	expect(noteSent([due('A')], [], NOW, true)).toMatchObject({ exceptions: [], updated: 0, rows: [{ state: 'due' }] });
});
