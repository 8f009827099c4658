import { IdCodes, NO_ID } from '../../../../nodes/domain/settlement/file/idCodes';

it.each(['71000000000001', '0', '07100000000001', '999999999999999', '1000000000000000', 'amzn1:crow:x7', '', '7100 0001'])(
	'gives "%s" back as it was, under one code from text or bytes',
	(text) => {
		const ids = new IdCodes();
		const bytes = Buffer.from(text);
		const code = ids.ofBytes(bytes, 0, bytes.length) ?? ids.ofText(text);
		expect([ids.text(code), ids.ofText(text), code === NO_ID]).toEqual([text, code, text === '']);
	},
);

it('keeps ids apart that look alike', () => {
	const ids = new IdCodes();
	const codes = ['1', '01', '001', 'A1', ''].map((text) => ids.ofText(text));
	expect(new Set(codes).size).toBe(5);
});
