import { noAnswerTrouble, sageWords, troubleOf } from '../../../../nodes/Sage200/transport/errors';

test.each([
	['{"Message":"The customer is on hold."}', 'The customer is on hold.'],
	['{"statusCode":401,"message":"Unauthorized. Access token is missing or invalid."}', 'Unauthorized. Access token is missing or invalid.'],
	['{"ExceptionMessage":"Sequence contains no elements"}', 'Sequence contains no elements'],
	[
		'{"Message":"The request is invalid.","ModelState":{"order.customer_id":["customer_id is required."]}}',
		'The request is invalid. order.customer_id: customer_id is required.',
	],
	['{"error":"invalid_grant","error_description":"Unknown token"}', 'Unknown token'],
	['{"error":"server_error"}', 'server_error'],
	['"Nominal code 9999 does not exist."', 'Nominal code 9999 does not exist.'],
	['[{"message":"first"},{"message":"second"}]', 'first'],
	['Bad Request', 'Bad Request'],
	['<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>x</body></html>', '502 Bad Gateway'],
	['<html><body><h1>503</h1></body></html>', ''],
	['', ''],
	['null', 'null'],
	['{"other":1}', ''],
])("finds Sage's words in %s", (body, words) => expect(sageWords(body)).toBe(words));

test('cuts a long text', () => expect(sageWords('x'.repeat(5000))).toHaveLength(501));

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
