import type { IHttpRequestMethods } from 'n8n-workflow';

export interface SuppliedOperation {
	readonly method: IHttpRequestMethods;
	/** Path parameters stand in braces. */
	readonly path: string;
	/** Seconds until one request is given back, where the model states no usage plan. */
	readonly restoreSeconds: number;
	/** Of a grantless operation. */
	readonly scope?: string;
}

const get = (path: string): SuppliedOperation => Object.freeze({ method: 'GET', path, restoreSeconds: 2 });

const WALLET = '/finances/transfers/wallet/2024-03-01';

/** Operations that the library's map (1.2.1) lacks, or has and cannot give, by `endpoint/version/name`. */
export const SUPPLEMENT: Readonly<Record<string, SuppliedOperation>> = Object.freeze({
	// Missing in the library; models finances 2024-06-19, notifications v1 and transfers 2024-06-01.
	'finances/2024-06-19/listBalances': get('/finances/2024-06-19/balances'),
	'finances/2024-06-19/listSummary': get('/finances/2024-06-19/summary'),
	'notifications/v1/getSubscriptions': get('/notifications/v1/subscriptions'),
	// Grantless, and for Amazon's sandbox only. The scope is that of the library's other operations of notifications.
	'notifications/v1/sendTestNotification': {
		method: 'POST',
		path: '/notifications/v1/subscriptions/{notificationType}/testNotification',
		restoreSeconds: 1,
		scope: 'sellingpartnerapi::notifications',
	},
	'transfers/2024-06-01/listExpectedPayouts': get('/finances/transfers/2024-06-01/payouts/expected'),
	'transfers/2024-06-01/listPayouts': get('/finances/transfers/2024-06-01/payouts'),
	// The library's entries with a path parameter lack an import in these two files, so that they throw a ReferenceError whatever is given.
	// The model fbaInventory v1 has this one, for Amazon's sandbox only.
	'fbaInventory/v1/deleteInventoryItem': { method: 'DELETE', path: '/fba/inventory/v1/items/{sellerSku}', restoreSeconds: 0.5 },
	// As the library's own definitions say, but for the slash that two of them lack at the start; not checked against a model.
	'sellerWallet/2024-03-01/deleteScheduleTransaction': {
		method: 'DELETE',
		path: `${WALLET}/transferSchedules/{transferScheduleId}`,
		restoreSeconds: 2,
	},
	'sellerWallet/2024-03-01/getAccount': get(`${WALLET}/accounts/{accountId}`),
	'sellerWallet/2024-03-01/getTransaction': get(`${WALLET}/transactions/{transactionId}`),
	'sellerWallet/2024-03-01/getTransferSchedule': get(`${WALLET}/transferSchedules/{transferScheduleId}`),
	'sellerWallet/2024-03-01/listAccountBalances': get(`${WALLET}/accounts/{accountId}/balance`),
});
