import { operation, type QueryRule } from './operation';

const MARKETPLACES: QueryRule = { kind: 'list' };

/** From the models finances_2024-06-19 and transfers_2024-06-01. */
export const FINANCE_OPERATIONS = {
	listTransactions: operation('listTransactions', 'GET', '/finances/2024-06-19/transactions', [0.5, 10], {
		postedAfter: { kind: 'dateTime' },
		postedBefore: { kind: 'dateTime' },
		marketplaceId: { kind: 'text' },
		transactionStatus: { kind: 'text', values: ['DEFERRED', 'RELEASED', 'DEFERRED_RELEASED'] },
		relatedIdentifierName: { kind: 'text', values: ['FINANCIAL_EVENT_GROUP_ID', 'ORDER_ID'] },
		relatedIdentifierValue: { kind: 'text' },
		nextToken: { kind: 'text' },
	}),
	listBalances: operation('listBalances', 'GET', '/finances/2024-06-19/balances', [0.5, 10], {
		marketplaceIds: MARKETPLACES,
		balanceType: { kind: 'text', values: ['AVAILABLE', 'RESERVED', 'TOTAL', 'DEFERRED', 'ACCOUNT_LEVEL_RESERVE'] },
		accountType: { kind: 'text' },
		asOfDate: { kind: 'date' },
		nextToken: { kind: 'text' },
	}),
	listSummary: operation('listSummary', 'GET', '/finances/2024-06-19/summary', [0.5, 10], {
		marketplaceIds: MARKETPLACES,
		accountType: { kind: 'text' },
		relatedIdentifierName: { kind: 'text', values: ['SETTLEMENT_ID'] },
		relatedIdentifierValue: { kind: 'text' },
		periodStart: { kind: 'date' },
		periodEnd: { kind: 'date' },
		nextToken: { kind: 'text' },
	}),
	listPayouts: operation('listPayouts', 'GET', '/finances/transfers/2024-06-01/payouts', [0.5, 10], {
		marketplaceIds: MARKETPLACES,
		createdAfter: { kind: 'dateTime' },
		createdBefore: { kind: 'dateTime' },
		payoutId: { kind: 'text' },
		accountType: { kind: 'text' },
		nextToken: { kind: 'text' },
	}),
	listExpectedPayouts: operation('listExpectedPayouts', 'GET', '/finances/transfers/2024-06-01/payouts/expected', [0.5, 10], {
		marketplaceIds: MARKETPLACES,
		accountType: { kind: 'text' },
		nextToken: { kind: 'text' },
	}),
} as const;
