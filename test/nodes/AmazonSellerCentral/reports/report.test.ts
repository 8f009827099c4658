import { answersRequest, bodyOf, explainReport, isFinished, type Report } from '../../../../nodes/AmazonSellerCentral/reports/report';

const TYPE = 'GET_LEDGER_DETAIL_VIEW_DATA';
const report = (more: Partial<Report> = {}): Report => ({
	reportId: '9',
	reportType: TYPE,
	processingStatus: 'DONE',
	createdTime: '2026-11-20T12:00:00Z',
	marketplaceIds: ['A1F83G8C2ARO7P', 'A1PA6795UKMFR9'],
	dataStartTime: '2026-11-01T00:00:00+00:00',
	dataEndTime: '2026-11-02T00:00:00Z',
	...more,
});
const request = {
	reportType: TYPE,
	marketplaceIds: ['A1PA6795UKMFR9', 'A1F83G8C2ARO7P'],
	dataStartTime: '2026-11-01T00:00:00Z',
	dataEndTime: '2026-11-02T00:00:00Z',
};

test('the body has what was given and no empty values', () => {
	expect(bodyOf({ reportType: TYPE, marketplaceIds: ['A1F83G8C2ARO7P'], reportOptions: {} })).toEqual({
		reportType: TYPE,
		marketplaceIds: ['A1F83G8C2ARO7P'],
	});
	expect(bodyOf({ ...request, reportOptions: { eventType: 'Receipts' } })).toEqual({
		...request,
		reportOptions: { eventType: 'Receipts' },
	});
});

test('a report answers a request of its type, marketplaces and instants, however these are written', () => {
	expect(answersRequest(report(), request)).toBe(true);
});

test.each([
	['another type', { reportType: 'GET_FBA_REIMBURSEMENTS_DATA' }],
	['fewer marketplaces', { marketplaceIds: ['A1F83G8C2ARO7P'] }],
	['another begin', { dataStartTime: '2026-11-01T00:00:01Z' }],
	['another end', { dataEndTime: '2026-11-03T00:00:00Z' }],
	['no begin', { dataStartTime: undefined }],
])('a report of %s does not', (_what, more) => {
	expect(answersRequest(report(more), request)).toBe(false);
});

test.each([
	['DONE', true],
	['CANCELLED', true],
	['FATAL', true],
	['IN_QUEUE', false],
	['IN_PROGRESS', false],
] as const)('%s is finished: %p', (processingStatus, finished) => {
	expect(isFinished(report({ processingStatus }))).toBe(finished);
});

test('CANCELLED names an earlier report of the same type, when one was made less than four hours before', () => {
	const cancelled = report({ processingStatus: 'CANCELLED' });
	const earlier = (createdTime: string, reportType = TYPE) => report({ reportId: '8', createdTime, reportType });
	expect(explainReport(cancelled, [earlier('2026-11-20T08:00:01Z')]).message).toBe(
		`Report 9 (${TYPE}) was CANCELLED: there is no data, or it was asked for too soon after report 8 of 2026-11-20T08:00:01Z`,
	);
	for (const other of [
		earlier('2026-11-20T08:00:00Z'),
		earlier('2026-11-20T12:00:01Z'),
		earlier('2026-11-20T11:00:00Z', 'GET_FBA_REIMBURSEMENTS_DATA'),
		cancelled,
	]) {
		expect(explainReport(cancelled, [other]).message).toContain(
			'there is no data for it, or a report like it was asked for too soon before',
		);
	}
});

test('FATAL says what Amazon says, and that the VAT month may not be there yet', () => {
	expect(explainReport(report({ processingStatus: 'FATAL' }), [], 'Too long.').message).toBe(
		`Report 9 (${TYPE}) ended FATAL. Amazon says: Too long.`,
	);
	expect(explainReport(report({ processingStatus: 'FATAL' })).message).toContain('Amazon gives no reason');
	expect(explainReport(report({ processingStatus: 'FATAL', reportType: 'GET_VAT_TRANSACTION_DATA' })).remedy).toContain('from the 3rd');
});
