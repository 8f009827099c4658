/** Operations that only read Sage 200, beside all whose names begin with `get`. */
const OTHER_READINGS: ReadonlySet<string> = new Set([
	'period/validateDate',
	'postingPlan/verify',
	'salesLedger/proposeCredits',
	'settings/checkNames',
]);

/** Whether an operation changes nothing in Sage 200. */
export const isReading = (resource: string, operation: string): boolean =>
	operation.startsWith('get') || OTHER_READINGS.has(`${resource}/${operation}`);
