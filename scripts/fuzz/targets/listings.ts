import { outcomesOf, parseProcessingReport } from '../../../nodes/domain/listing/feed';
import { mutatedOneOf } from '../json';
import { hold, target } from '../target';

const REPORTS = [
	{
		header: { sellerId: 'A1', version: '2.0', feedId: '1' },
		issues: [
			{ messageId: 1, code: '90220', severity: 'ERROR', message: 'Invented', attributeNames: ['x'] },
			{ severity: 'WARNING', message: 'All' },
		],
		summary: { errors: 1, warnings: 1, messagesProcessed: 2, messagesAccepted: 1, messagesInvalid: 1 },
	},
	{
		header: { sellerId: 'A1', feedId: '2' },
		summary: { errors: 0, warnings: 0, messagesProcessed: 2, messagesAccepted: 2, messagesInvalid: 0 },
	},
];
const CHANGES = [
	{ sku: 'ONE', quantity: 1 },
	{ sku: 'TWO', quantity: 0 },
];

/** Amazon's processing report of a feed: it is read or it is none, and each change has one outcome. */
export const processingReport = target({
	name: 'processingReport',
	draw: (chance) => mutatedOneOf(chance, REPORTS),
	read: (value) => {
		const report = parseProcessingReport(value);
		if (report) hold(outcomesOf(CHANGES, report).length === CHANGES.length, 'a change has no outcome');
	},
});
