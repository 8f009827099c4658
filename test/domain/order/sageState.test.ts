import { isOnHold, stateInSage } from '../../../nodes/domain/order/sageState';

it.each([
	['EnumDocumentStatusLive', undefined, 'live'],
	['EnumDocumentStatusDraft', undefined, 'unclear'],
	['EnumDocumentStatusOnHold', 'None', 'live'],
	['EnumDocumentStatusComplete', 'Partially', 'live'],
	['On Hold', '', 'live'],
	['EnumDocumentStatusCancelled', undefined, 'cancelled'],
	['Cancelled', 'Fully', 'cancelled'],
	['EnumDocumentStatusLive', 'Fully', 'cancelled'],
	[undefined, 'Fully', 'cancelled'],
	[undefined, undefined, 'unclear'],
	['', 'None', 'unclear'],
	['EnumDocumentStatusLost', undefined, 'unclear'],
	[4, undefined, 'unclear'],
	[{ toString: 'x' }, undefined, 'unclear'],
	['EnumDocumentStatusLive', { toString: 'x' }, 'unclear'],
	['EnumDocumentStatusLive', 2, 'unclear'],
])('an order with status %j, cancelled %j is %s', (documentStatus, cancelledStatus, state) => {
	expect(stateInSage(documentStatus, cancelledStatus)).toBe(state);
});

it('an order whose number begins with ## is neither proof nor free', () => {
	expect(stateInSage('EnumDocumentStatusLive', 'None', '##0000000042')).toBe('unclear');
	expect(stateInSage('EnumDocumentStatusLive', 'None', '0000000042')).toBe('live');
});

it('an order is on hold by its status alone', () => {
	expect(['EnumDocumentStatusOnHold', 'On Hold', 'EnumDocumentStatusLive', undefined].map(isOnHold)).toEqual([true, true, false, false]);
});
