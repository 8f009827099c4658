import { readSettlement } from '../../../../nodes/domain/settlement/file/read';
import { COLUMNS, fileText, SALE } from '../fixture';

const V2 = fileText({ total: '20.40', rows: SALE });
const DATE_RANGE = [
	'"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"',
	'"All amounts in GBP, unless specified"',
	'"date/time","settlement id","type","order id","sku","description","quantity","marketplace","total"',
	'"1 Sep 2026 00:30:00 UTC","11111111111","Order","202-5550001-1110001","A","Mug","1","amazon.co.uk","20.00"',
].join('\r\n');

test.each([
	['was saved as CSV', V2.replaceAll('\t', ','), /saved again by a spreadsheet/, /as Amazon sent it/],
	['was saved with semicolons', V2.replaceAll('\t', ';'), /saved again by a spreadsheet/, /as Amazon sent it/],
	[
		'was saved with quotes',
		V2.replace(COLUMNS.join('\t'), COLUMNS.map((name) => `"${name}"`).join('\t')),
		/saved again by a spreadsheet/,
		/as Amazon sent it/,
	],
	['is a Date Range report', DATE_RANGE, /Date Range report/, /FLAT_FILE_V2/],
	[
		'is a French Date Range report',
		'"date/heure","numéro de versement","type","numéro de la commande"\r\n',
		/Date Range report/,
		/FLAT_FILE_V2/,
	],
	['is in the first format', 'settlement-id\tprice-type\tprice-amount\r\n', /first flat file format \(V1\)/, /Flat File V2/],
	['is XML', '<?xml version="1.0" encoding="UTF-8"?>\n<AmazonEnvelope>\n</AmazonEnvelope>', /XML file/, /Flat File V2/],
	['is a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', /a PDF/, /Flat File V2/],
	['is a spreadsheet', 'PK\u0003\u0004\u0014\0\u0006\0', /spreadsheet \(\.xlsx\)/, /as Amazon sent it/],
	['is a web page', '<!DOCTYPE html>\n<html><title>Sign in</title></html>', /web page/, /Download the report again/],
])('a file that %s is named, with what to do', (_what, text, message, remedy) => {
	const read = readSettlement(Buffer.from(text));
	expect(read).toMatchObject({
		ok: false,
		refusal: {
			kind: 'settlementUnreadable',
			detail: 'wrongReport',
			message: expect.stringMatching(message),
			remedy: expect.stringMatching(remedy),
		},
	});
});
