import { OrderIds } from '../../../../nodes/domain/settlement/file/orderIds';

const numberOf = (ids: OrderIds, text: string): number => {
	const bytes = Buffer.from(`\t${text}\t`);
	return ids.ofBytes(bytes, 1, bytes.length - 1) ?? ids.ofText(text);
};

it.each([
	'202-1234567-7654321',
	'026-0000001-0000000',
	'S01-1234567-1234567',
	'202-123456-7654321',
	'FBA15XYZ',
	'2021234567-7654321',
	'',
	'202-1234567-765432é',
])('gives "%s" back as it was, from text or bytes, under one number', (text) => {
	const ids = new OrderIds();
	const number = numberOf(ids, text);
	expect([ids.text(number), ids.ofText(text), numberOf(ids, text), ids.count]).toEqual([text, number, number, 1]);
	expect(ids.isOrderId(number)).toBe(/^\d{3}-\d{7}-\d{7}$/.test(text));
	expect(ids.isBlank(number)).toBe(text === '');
});

it('keeps two hundred thousand apart, and knows each again', () => {
	const ids = new OrderIds();
	const text = (index: number) =>
		index % 1000 === 0
			? `REF-${index}`
			: `20${index % 7}-${String((index * 7919) % 10_000_000).padStart(7, '0')}-${String(index).padStart(7, '0')}`;
	const all = Array.from({ length: 200_000 }, (_, index) => text(index));
	expect(all.every((id, index) => numberOf(ids, id) === index)).toBe(true);
	expect(all.every((id, index) => ids.ofText(id) === index && ids.text(index) === id)).toBe(true);
	expect(ids.count).toBe(200_000);
});
