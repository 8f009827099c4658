import { orderPage } from '../../../../nodes/domain/pages/order/order';

const view = { now: '2026-11-30T12:00:00.000Z', zone: 'Europe/London' };
const ID = '202-1111111-2222222';
const HOSTILE = `"><script>alert(1)</script>\u001b[2J${'x'.repeat(10_000)}`;
const trail = {
	orderId: ID,
	sageOrder: '0000000043',
	marketplace: 'Amazon.co.uk',
	channel: 'FBM',
	amazonStatus: 'PARTIALLY_SHIPPED',
	purchasedAt: '2026-11-02T08:00:00Z',
	importedAt: '2026-11-02T08:15:00.000Z',
	confirmedAt: '2026-11-03T10:00:00.000Z',
	despatchedAt: '2026-11-03T09:00:00.000Z',
	parcels: '12',
	settlements: '26001',
};
const base = { trail: [trail], orderMoney: [], exceptions: [], shipments: [], returns: [], waiting: [], query: { id: ID }, view };
const body = (more: object = {}) => orderPage({ ...base, ...more }).body;
const textOf = (text: string) =>
	text
		.replace(/<style>.*?<\/style>/s, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the page of an order', () => {
	it('says where the order is, and its steps in the order of time', () => {
		const text = textOf(body());
		expect(text).toContain('In Sage as 0000000043, confirmed as sent, settled in 26001.');
		expect(text).toMatch(
			/Bought on Amazon 2 Nov 2026, 08:00 Entered in Sage 2 Nov 2026, 08:15 0000000043 Despatched in Sage 3 Nov 2026, 09:00 12 Amazon was told 3 Nov 2026, 10:00/,
		);
		expect(text).toContain('Sent by the seller');
	});

	it('shows what waits for people first, with the remedy and the form', () => {
		const exception = {
			status: 'open',
			key: 'orderOnHold|1',
			kind: 'orderOnHold',
			recordId: ID,
			message: 'It is on hold.',
			remedy: 'Take it off hold.',
			amount: '9.00',
			currency: 'GBP',
		};
		const page = body({ exceptions: [exception, { ...exception, key: 'x', status: 'resolved', message: 'Long over.' }] });
		expect(textOf(page)).toContain('Order on hold in Sage It is on hold. To put it right: Take it off hold. £9.00');
		expect(textOf(page)).not.toContain('Long over.');
		expect(page.indexOf('It is on hold.')).toBeLessThan(page.indexOf('Its way'));
	});

	it('shows money, parcels, returns and credit notes that wait, with links to the settlements', () => {
		const page = body({
			orderMoney: [{ settlementId: '26001', period: '2026-11', settled: '24.00', refunded: '12.00', credited: 'us', currency: 'GBP' }],
			shipments: [
				{
					despatchNo: '12',
					status: 'confirmed',
					courier: 'Royal Mail',
					shipBy: '2026-11-04T00:00:00Z',
					confirmedAt: '2026-11-03T10:00:00Z',
				},
			],
			returns: [{ returnId: 'r', sellerSku: 'MUG', units: '1', status: 'posted', returnedOn: '2026-11-20', sageReturn: 'R1' }],
			waiting: [{ key: 'w', settlementId: '26002', status: 'held', gross: '12.00', currency: 'GBP', message: 'VAT?' }],
		});
		const text = textOf(page);
		for (const each of [
			'26001 2026-11 £24.00 £12.00 by us',
			'12 confirmed Royal Mail',
			'MUG 1 posted 20 Nov 2026 R1',
			'26002 held £12.00 VAT?',
		])
			expect(text).toContain(each);
		for (const id of ['26001', '26002']) expect(page).toContain(`href="amazon-settlement?id=${id}"`);
	});

	it('asks for an id where none is named, and says so where nobody has seen it', () => {
		expect(textOf(body({ query: {}, trail: [{}, { orderId: '' }] }))).toContain('Look for an order by its id on Amazon.');
		expect(textOf(body({ query: { id: '999' } }))).toContain('No flow has seen this order.');
	});

	it('is not moved by hostile texts', () => {
		const evil = Object.fromEntries(Object.keys(trail).map((name) => [name, HOSTILE]));
		const page = orderPage({ ...base, trail: [{ ...evil }], query: { id: HOSTILE } }).body;
		expect(page).not.toMatch(/<script|\u001b/);
		expect(page.length).toBeLessThan(40_000);
	});
});
