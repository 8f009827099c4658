import { beginningOf, MOST_SEEN, redacted, redactor } from '../../../nodes/domain/text/redact';

const ORDER = '026-1520163-6049104';

test.each([
	['a telephone number with its country', 'Call +44 161 496 0000 now', 'Call *** now'],
	['a telephone number of the country', 'Call 0161 496 0000 or 07700900123', 'Call *** or ***'],
	['an e-mail address', 'write to ann.other@example.com', 'write to ***'],
	['a street', 'Deliver to 221b Baker Street', 'Deliver to ***'],
	['a postcode', 'in NW1 6XE', 'in ***'],
	['a British VAT number', 'VAT GB987654321 is unknown', 'VAT *** is unknown'],
	['VAT numbers of other countries', 'FRXX123456789, DE 123 456 789, IE1234567FA', '***, ***, ***'],
	['a bearer token', 'Authorization Bearer abc.def-ghi= refused', 'Authorization *** refused'],
	['a JSON web token', 'got eyJhbGciOi.eyJzdWIi.sig', 'got ***'],
	['an encoded token of Amazon', 'token Atza%7CIwEB', 'token ***'],
	['a key of Amazon Web Services', 'key AKIAIOSFODNN7EXAMPLE', 'key ***'],
	['the fields of a body', '{"Name":"Ann Other","AddressLine1":"5 High","City":"Hull"}', '{"Name":***,"AddressLine1":***,"City":***}'],
	['fields as words', 'buyerName=Ann Other, quantity 1', 'buyerName=***, quantity 1'],
	['fields as XML', '<Name>Ann Other</Name><qty>1</qty>', '<Name>***</Name><qty>1</qty>'],
])('%s is blotted out, whoever sent it', (_what, text, shown) => {
	expect(redacted(text)).toBe(shown);
});

test.each([
	`Order ${ORDER} of report 50001234567, item 79039765272157`,
	'Marketplace A1F83G8C2ARO7P, ASIN B0ABCDEF12, SKU HH-KETTLE|2 at 10:30 on 2026-11-01T00:00:00Z',
	'Parameter name: marketplaceIds is invalid',
	'Invalid value ROYAL MAIL for carrierCode',
])('what helps stays: %s', (text) => {
	expect(redacted(text)).toBe(text);
});

test('what was sent is blotted out in whatever form it comes back', () => {
	const hide = redactor(['Maria Gomez', 'Flat 3, Rose Yard', 'Jörg "J" Müller', 's3cr3t/x+y']);
	expect(hide('maria gomez of ROSE YARD, flat 3')).toBe('*** of ***, ***');
	expect(hide('Gomez is unknown')).toBe('*** is unknown');
	expect(hide(JSON.stringify('Jörg "J" Müller'))).toBe('"***"');
	expect(hide('token s3cr3t%2Fx%2By or s3cr3t/x+y')).toBe('token *** or ***');
});

test('a short value is no part of a longer word', () => {
	expect(redactor(['Lee'])('Lee has a sleeve')).toBe('*** has a sleeve');
});

test('a text is cut before it is looked at, and never inside of a word', () => {
	expect(beginningOf(`${'word '.repeat(399)}ann.other@example.com`, MOST_SEEN)).toBe('word '.repeat(399).trimEnd());
	expect(beginningOf('x'.repeat(MOST_SEEN + 1))).toBe('');
	expect(redacted('word '.repeat(400))).toHaveLength(300);
});

// Half a second for a million letters of each would be a thousand times what it takes.
test.each([
	'a',
	'@',
	'a@',
	'0 ',
	'"name":',
	'GB1',
	'1 A ',
	'x ',
	'+1 ',
	'Atz',
	'eyJ.',
	'X-Amz-',
	'<name>',
	'phone:',
	'1 Aa Bb ',
	'Bearer  ',
])('takes no longer for a hostile text of %j', (piece) => {
	const texts = [piece.repeat(MOST_SEEN / piece.length), `${'w '.repeat(5)}${piece.repeat(1_000_000 / piece.length)}`];
	const start = process.cpuUsage();
	for (const text of texts) for (let time = 0; time < 10; time++) redacted(text);
	expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
});

test('odd values hide nothing else and throw nothing', () => {
	expect(redactor(['', 'a', '\ud800', '(.*)+$', '\\', '[x]'])('a (.*)+$ [x] stays')).toBe('a *** *** stays');
});
