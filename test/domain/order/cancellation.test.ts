import { toSalesOrder } from '../../../nodes/domain/order/toSalesOrder';
import { DEMO_SETTINGS, settingsWith } from '../../../sandbox/demo/settings';
import { context, lamp, order } from './fixtures';

const asking = (cancelReason = 'Ordered by mistake') =>
	lamp({ cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason } } });
const status = (fulfillmentStatus: string) => ({
	fulfillmentStatus,
	fulfilledBy: 'MERCHANT',
	// The facts of the tests are of 2 March, 09:00.
	shipByWindow: { latestDateTime: '2026-03-03T23:30:00Z' },
});

describe('an order that its buyer asked to cancel', () => {
	it('is held for operations with the reason and the hours left', () => {
		const { ready, exceptions } = toSalesOrder(order('24.00', [asking()], { fulfillment: status('UNSHIPPED') }), context());
		expect(ready).toEqual([]);
		expect(exceptions).toMatchObject([
			{
				kind: 'buyerAskedToCancel',
				owner: 'operations',
				message:
					'The buyer asked to cancel S-LAMP of order 202-1111111-2222222 (Ordered by mistake) before it was entered in Sage. It is to be sent within 38 hours.',
				amount: '24.00',
			},
		]);
	});

	it('is entered and flagged where the client chose so', () => {
		const orders = { ...DEMO_SETTINGS.orders, cancellationRequests: 'flag', cancellationFlag: 'spare_text_3' } as const;
		const { ready, exceptions } = toSalesOrder(order('24.00', [asking()]), context({ settings: settingsWith({ orders }) }));
		expect(exceptions).toEqual([]);
		expect(ready[0].salesOrder.headerTexts).toEqual({ spare_text_3: 'Buyer asked to cancel on Amazon' });
		expect(ready[0].notes).toEqual(['The buyer asked to cancel; spare_text_3 of the order says so.']);
	});

	it('is entered as any other once all of it is sent', () => {
		const { ready } = toSalesOrder(order('24.00', [asking()], { fulfillment: status('SHIPPED') }), context());
		expect(ready[0].salesOrder).not.toHaveProperty('headerTexts');
	});

	it('never repeats who the buyer is', () => {
		const told = asking('Wrong address, I moved: 12 Engine Row, NG15 7AA. Ada Byron');
		const { exceptions } = toSalesOrder(order('24.00', [told]), context());
		expect(exceptions[0].message).toContain('Wrong address, I moved');
		expect(exceptions[0].message).not.toMatch(/Engine|NG15|Ada|Byron/);
	});

	it('says so late when the time to send is over', () => {
		const fulfillment = { ...status('UNSHIPPED'), shipByWindow: { latestDateTime: '2026-03-02T06:30:00Z' } };
		const { exceptions } = toSalesOrder(order('24.00', [asking()], { fulfillment }), context());
		expect(exceptions[0].message).toContain('It was to be sent 3 hours ago.');
	});
});
