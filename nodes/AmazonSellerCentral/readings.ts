/**
 * Operations that change nothing for the seller and show no buyer. Orders carry names and addresses where these are asked for, *Any Operation* can call
 * whatever there is, and a report may hold buyers: those are not among them.
 */
const READINGS: Readonly<Record<string, readonly string[]>> = {
	fbaInventory: ['ledgerDetail', 'ledgerSummary', 'reimbursements', 'summaries'],
	finance: ['balances', 'payouts', 'settlementSummary', 'transactions'],
	listing: ['get', 'getAll', 'getBulkResult'],
	marketplace: ['getAll'],
	order: ['getPackages'],
	settlement: ['get', 'getAll'],
};

/** Whether an operation only reads, and nothing about buyers. */
export const isReading = (resource: string, operation: string): boolean => READINGS[resource]?.includes(operation) ?? false;
