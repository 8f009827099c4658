import { sageWords } from '../../../../nodes/Sage200/transport/words';
import { troubleOf } from '../../../../nodes/Sage200/transport/errors';

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
	[
		'{"Message":"An error has occurred.","ExceptionMessage":"Sales order 0000001234 is in use.","StackTrace":"at Sage.x()"}',
		'Sales order 0000001234 is in use.',
	],
	['{"Message":"The request is invalid.","MessageDetail":"customer_id is missing."}', 'The request is invalid. customer_id is missing.'],
	['{"error":{"code":"409","message":"Locked by another user."}}', 'Locked by another user.'],
	['{"errors":[{"message":"First."},{"detail":"Second."},"Third."]}', 'First. Second. Third.'],
	['{"Message":"Not saved.","errors":["No customer."]}', 'Not saved. No customer.'],
	['{"Message":"An error has occurred.","InnerException":{"ExceptionMessage":"The period is closed."}}', 'The period is closed.'],
	['{"Message":"An error has occurred."}', 'An error has occurred.'],
])("finds Sage's words in %s", (body, words) => expect(sageWords(body)).toBe(words));

test('what a person is shown of a long text is cut', () => {
	const { message } = troubleOf(400, JSON.stringify({ Message: 'x'.repeat(5000) }), 'POST /sop_orders');
	expect(message).toBe(`Sage 200 refused the request (400, POST /sop_orders): ${'x'.repeat(500)}…`);
});

test.each([
	['a page that opens 100,000 titles', `<html>${'<title '.repeat(100_000)}`],
	['a page of brackets', `<html>${'<'.repeat(600_000)}`],
	['a text of addresses without an end', 'a@'.repeat(300_000)],
	['a text of tokens', 'Bearer '.repeat(100_000)],
	['a text of letters', 'eyJ'.repeat(200_000)],
	['a list of 100,000 complaints', JSON.stringify({ errors: Array.from({ length: 50_000 }, () => ({ message: 'no' })) })],
	['JSON nested 100,000 deep', '['.repeat(100_000)],
])('half a megabyte of it is read in no time: %s', (_title, body) => {
	const before = performance.now();
	expect(troubleOf(500, body, 'POST /sop_orders').message.length).toBeLessThan(700);
	expect(performance.now() - before).toBeLessThan(500);
});
