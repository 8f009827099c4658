import { noAnswerTrouble, troubleOf } from '../../../../nodes/Sage200/transport/errors';

test.each([
	[400, /refused the request \(400, POST \/sop_orders\): no$/, /correct/],
	[401, /does not accept this user for the site and company/, /Site ID and Company ID/],
	[403, /no access to this module/, /role/],
	[404, /does not know this address or record/, /older Sage 200 Professional/],
	[429, /slow down/, /few minutes/],
	[502, /behind its gateway/, /Native API/],
	[503, /not available/, /Native API/],
	[504, /did not answer its gateway in time/, /Native API/],
	[422, /refused the request \(422/, /correct/],
	[500, /failed to process the request \(500/, /later/],
	[302, /another address, which is not followed \(302/, /base URL/],
])('says what %i means and what to do', (status, message, remedy) => {
	const trouble = troubleOf(status, '"no"', 'POST /sop_orders');
	expect(trouble.message).toMatch(message);
	expect(trouble.remedy).toMatch(remedy);
	expect(trouble.status).toBe(status);
});

test.each([
	[403, 'POST /bank_payment', 'Cash Book'],
	[403, 'GET /sop_orders', 'Sales Order Processing'],
	[403, 'GET /sales_posted_transactions', 'Sales Ledger'],
	[403, 'POST /purchase_credit_notes', 'Purchase Ledger'],
	[403, 'GET /warehouse_holdings', 'Stock Control'],
	[403, 'GET /nominal_codes', 'Nominal Ledger'],
	[404, 'POST /sop_returns', '2025 R1'],
	[404, 'PUT /sop_despatch_receipts/7', '2022 R2'],
	[404, 'POST /stock_transfers', 'September 2020'],
])('on %i, %s, names %s', (status, call, hint) => expect(troubleOf(status, '', call).remedy).toContain(hint));

test('names no release for an address that every release has', () =>
	expect(troubleOf(404, '', 'GET /banks').remedy).not.toContain('came with'));

test('names the network code when no answer came', () =>
	expect(noAnswerTrouble('ECONNRESET', 'GET /banks').message).toBe('Sage 200 gave no complete answer (ECONNRESET, GET /banks)'));
